import { Group, Text } from '@mantine/core'
import { TrendingDown, TrendingUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { useBusiness } from '../../shell/business.ts'
import { Section } from './section.tsx'

/** What came in today, beside the same weekday of the week before. */
export function MoneyToday({ money }: { money: NonNullable<Reply<'today'>['money']> }) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const { currency: own } = useBusiness()
  const currencies = [...new Set([own, ...Object.keys(money.date)])]
  return (
    <Section title={t('money')}>
      {currencies.map((currency) => {
        const now = Number(money.date[currency] ?? 0)
        const then = Number(money.week_before_by_now[currency] ?? 0)
        const whole = Number(money.week_before[currency] ?? 0)
        const Arrow = now >= then ? TrendingUp : TrendingDown
        return (
          <div key={currency}>
            <Group gap="xs">
              <Text fw={700} fz={28} lh={1.2}>
                {format.money(now, currency)}
              </Text>
              {then === 0 || Math.abs(now - then) / then < 0.005 ? null : (
                <Group gap={4}>
                  <Arrow size={18} aria-hidden />
                  <Text size="sm">
                    {t(now >= then ? 'more' : 'less', { share: format.percent(Math.abs(now - then) / then) })}
                  </Text>
                </Group>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {t('weekBefore', { byNow: format.money(then, currency), whole: format.money(whole, currency) })}
            </Text>
          </div>
        )
      })}
    </Section>
  )
}
