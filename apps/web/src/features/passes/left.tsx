import { Group, Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Pass, standingOf } from './kinds.ts'

/** How much of a pass is left, in a word and as a bar. */
export function Left({ pass }: { pass: Pass }) {
  const { t } = useTranslation('passes')
  const { rest, uses } = pass
  const standing = standingOf(pass)
  return (
    <div style={{ minInlineSize: 96 }}>
      <Group gap={6} wrap="nowrap" justify="flex-start">
        <Text size="sm" fw={600} {...(standing === 'good' ? {} : { c: 'dimmed' })}>
          {standing === 'over' ? t('over') : t('left', { count: rest, uses })}
        </Text>
      </Group>
      <Progress
        value={(Math.max(0, rest) / uses) * 100}
        color={standing === 'good' ? 'teal.7' : 'gray.5'}
        size="sm"
        mt={4}
        aria-label={t('left', { count: rest, uses })}
      />
    </div>
  )
}
