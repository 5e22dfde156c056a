import { List, Text, ThemeIcon } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { Section } from './section.tsx'

type Today = Reply<'today'>

/** What failed, and what stands in the way of bookings. */
export function Attention({ failed, missing }: Pick<Today, 'failed' | 'missing'>) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const found = [
    ...(['messages', 'payments', 'webhooks'] as const).flatMap((what) => {
      const count = failed[what] ?? 0
      return count === 0 ? [] : [t(`failed.${what}`, { count })]
    }),
    ...((missing?.replies ?? 0) === 0 ? [] : [t('replies', { count: missing?.replies ?? 0 })]),
    ...(missing?.policy ? [t('noPolicy')] : []),
    ...(missing?.hours ?? []).map(({ name }) => t('noHours', { name: `\u2068${name}\u2069` })),
    ...(missing?.holidays ?? []).map(({ name, starts_at }) =>
      t('holiday', { name: `\u2068${name}\u2069`, date: format.date(starts_at.slice(0, 10)) }),
    ),
  ]
  if (found.length === 0) return null
  return (
    <Section title={t('attention')} count={found.length}>
      <List
        spacing="xs"
        icon={
          <ThemeIcon color="orange" variant="light" size={24} radius="xl">
            <TriangleAlert size={14} aria-hidden />
          </ThemeIcon>
        }
      >
        {found.map((sentence) => (
          <List.Item key={sentence}>
            <Text size="sm">{sentence}</Text>
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
