import { Card, Group, SimpleGrid, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Eye, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { useModelsByName, useModelWords } from './use-words.ts'

/** All that there is to administer. */
export function ModelsPage() {
  const { t } = useTranslation('admin')
  const words = useModelWords()
  return (
    <Page title={t('title')}>
      <Text c="dimmed">{t('about')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }}>
        {useModelsByName().map(({ name, operations, fields }) => (
          <Card key={name} component={Link} to={`/admin/models/${name}`} withBorder>
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600} truncate>
                {words.model(name)}
              </Text>
              {operations.includes('patch') ? (
                <Pencil size={16} style={{ flexShrink: 0 }} aria-label={t('mayChange')} />
              ) : (
                <Eye size={16} style={{ flexShrink: 0 }} aria-label={t('maySee')} />
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {t('fieldCount', { count: fields.length })}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
    </Page>
  )
}
