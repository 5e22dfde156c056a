import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useBusiness } from '../../shell/business.ts'
import { Figure } from '../../ui/figure.tsx'
import { fillRateOf, type Report, revenueOf, visitsOf } from './sums.ts'

/** The five that matter, each with what it was before; each opens the rows it was counted from. */
export function ReportFigures({ report, before }: { report: Report; before: Report | undefined }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const { currency } = useBusiness()
  const { from_date: from, to_date: to } = report
  const span = { from, to }
  const none = t('none')
  const share = (rate: number | null | undefined) => (rate == null ? none : format.percent(rate))
  const was = (told: (report: Report) => string) =>
    before === undefined ? undefined : t('before', { value: told(before) })
  const money = (one: Report) => format.money(revenueOf(one, currency), currency)
  const visits = (one: Report) => format.number(visitsOf(one))
  const missed = (one: Report) => share(one.no_shows.rate)
  const again = (one: Report) => share(one.rebooking.rate)
  const filled = (one: Report) => share(fillRateOf(one))
  return (
    <SimpleGrid cols={{ base: 2, md: 3, lg: 5 }} spacing="sm">
      <Figure
        label={t('revenue')}
        value={money(report)}
        note={was(money)}
        link={{ to: '/dashboard/money/transactions', search: span }}
      />
      <Figure
        label={t('visits')}
        value={visits(report)}
        note={was(visits)}
        link={{ to: '/dashboard/bookings', search: { ...span, status: 'came' } }}
      />
      <Figure
        label={t('noShows')}
        value={missed(report)}
        note={was(missed)}
        link={{ to: '/dashboard/bookings', search: { ...span, status: 'no_show' } }}
      />
      <Figure
        label={t('rebooking')}
        value={again(report)}
        note={was(again) ?? t('rebookingHint')}
        link={{ to: '/dashboard/bookings', search: { ...span, status: 'known' } }}
      />
      {report.people === null ? null : (
        <Figure label={t('fillRate')} value={filled(report)} note={was(filled) ?? t('fillHint')} />
      )}
    </SimpleGrid>
  )
}
