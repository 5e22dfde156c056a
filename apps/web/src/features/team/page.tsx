import { Avatar, Badge, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../api/shapes.ts'
import { useWhole } from '../../lookups/whole.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonEditor } from './person-editor.tsx'

/** Who works here, and what is still missing before they can be booked. */
export function TeamPage() {
  const { t } = useTranslation('team')
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const people = useWhole('/api/staff/', { ordering: 'position,name' })
  const skills = useWhole('/api/skills/')
  const hours = useWhole('/api/availability/', { kind: 'work' })
  return (
    <Page
      title={t('title')}
      actions={
        may('team.write') ? (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ) : undefined
      }
    >
      <Answer query={people} isEmpty={({ results }) => results.length === 0} empty={t('empty')}>
        {({ results }) => (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {results.map((person) => (
              <li key={person.id}>
                <PersonCard
                  person={person}
                  lacks={
                    skills.data === undefined || hours.data === undefined
                      ? []
                      : [
                          ...(skills.data.results.some(({ staff_id }) => staff_id === person.id)
                            ? []
                            : ['skills' as const]),
                          ...(hours.data.results.some(({ staff_id }) => staff_id === person.id)
                            ? []
                            : ['hours' as const]),
                        ]
                  }
                />
              </li>
            ))}
          </SimpleGrid>
        )}
      </Answer>
      {isAdding ? <PersonEditor onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

function PersonCard({ person, lacks }: { person: Row<'staff_list'>; lacks: ('skills' | 'hours')[] }) {
  const { t } = useTranslation('team')
  const { t: ui } = useTranslation('ui')
  return (
    <Link
      to="/dashboard/team/$person"
      params={{ person: person.id }}
      style={{ color: 'inherit', textDecoration: 'none', display: 'block', blockSize: '100%' }}
    >
      <Card withBorder padding="lg" h="100%">
        <Group wrap="nowrap" align="start">
          <Avatar name={person.name} color="mark" size={44} alt="" />
          <Stack gap={4} miw={0}>
            <Text fw={600} truncate>
              <bdi>{person.name}</bdi>
            </Text>
            {person.title === '' ? null : (
              <Text size="sm" c="dimmed" truncate dir="auto">
                {person.title}
              </Text>
            )}
            <Group gap={6}>
              {person.is_active ? null : <Badge variant="default">{ui('inactive')}</Badge>}
              {lacks.map((what) => (
                <Badge key={what} color="orange" variant="outline" c="light-dark(#8a4b00, #ffc078)" tt="none">
                  {t(`lacks.${what}`)}
                </Badge>
              ))}
            </Group>
          </Stack>
        </Group>
      </Card>
    </Link>
  )
}
