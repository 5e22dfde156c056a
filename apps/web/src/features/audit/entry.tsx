import { Box, Card, Code, Collapse, Group, Table, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../api/shapes.ts'

/**
 * One thing that was done; its fields before and after are behind a tap.
 *
 * @param where - the business it was done to, where that is not the one that is looked at
 */
export function Entry({ entry, when, where }: { entry: Row<'audit_list'>; when: string; where?: string | undefined }) {
  const { t } = useTranslation('audit')
  const [isOpen, { toggle }] = useDisclosure()
  const fields = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])]
  return (
    <li>
      <Card withBorder padding="sm" mb="xs">
        <UnstyledButton w="100%" onClick={toggle} aria-expanded={isOpen} disabled={fields.length === 0}>
          <Group justify="space-between" wrap="nowrap">
            <Box miw={0}>
              <Text fw={550}>
                <bdi>{entry.object_label === '' ? entry.object_type : entry.object_label}</bdi>
              </Text>
              <Text size="sm" c="dimmed">
                <bdi>{entry.actor_name === '' ? t(`actors.${entry.actor_kind}`) : entry.actor_name}</bdi> · {when}
                {where === undefined ? null : (
                  <>
                    {' '}
                    · <bdi>{where}</bdi>
                  </>
                )}
              </Text>
              <Code dir="ltr">{entry.action}</Code>
              {entry.reason === '' ? null : (
                <Text size="sm">
                  <bdi>{entry.reason}</bdi>
                </Text>
              )}
            </Box>
            {fields.length === 0 ? null : <ChevronDown size={18} aria-hidden />}
          </Group>
        </UnstyledButton>
        <Collapse expanded={isOpen}>
          <Table.ScrollContainer minWidth={0} type="native">
            <Table mt="sm" fz="sm" aria-label={t('changes')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('field')}</Table.Th>
                  <Table.Th>{t('before')}</Table.Th>
                  <Table.Th>{t('after')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {fields.map((field) => (
                  <Table.Tr key={field}>
                    <Table.Td>
                      <Code dir="ltr">{field}</Code>
                    </Table.Td>
                    <Table.Td>
                      <Value value={entry.before?.[field]} />
                    </Table.Td>
                    <Table.Td>
                      <Value value={entry.after?.[field]} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Collapse>
      </Card>
    </li>
  )
}

function Value({ value }: { value: unknown }) {
  if (value === undefined || value === null || value === '') return <>—</>
  return <bdi style={{ overflowWrap: 'anywhere' }}>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
}
