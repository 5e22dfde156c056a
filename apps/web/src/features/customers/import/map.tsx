import { Card, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Field, fields } from './columns.ts'

export interface ColumnMapProps {
  titles: readonly string[]
  /** The first line of the table: what one knows the columns by. */
  sample: readonly string[]
  columns: readonly (Field | null)[]
  onChange: (columns: (Field | null)[]) => void
}

export function ColumnMap({ titles, sample, columns, onChange }: ColumnMapProps) {
  const { t } = useTranslation('customers')
  const word = (field: Field) => t(`fields.${field === 'born_on' ? 'bornOn' : field}`)
  return (
    <Stack component="section" gap="sm">
      <Title order={2} size="h4">
        {t('import.map')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3, lg: 4 }} spacing="sm">
        {titles.map((title, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
          <Card key={index} withBorder padding="sm">
            <Select
              label={<bdi>{title.trim() || t('import.column', { number: String(index + 1) })}</bdi>}
              data={[
                { value: '', label: t('import.skip') },
                ...fields.map((field) => ({ value: field as string, label: word(field) })),
              ]}
              value={columns[index] ?? ''}
              allowDeselect={false}
              onChange={(field) =>
                onChange(columns.map((one, place) => (place === index ? ((field || null) as Field | null) : one)))
              }
            />
            <Text size="sm" c="dimmed" mt={4} truncate dir="auto">
              {sample[index] || ' '}
            </Text>
          </Card>
        ))}
      </SimpleGrid>
    </Stack>
  )
}
