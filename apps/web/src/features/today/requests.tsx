import { Button, Text } from '@mantine/core'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { useTap } from '../booking/use-actions.ts'
import { Section } from './section.tsx'
import classes from './today.module.css'
import { type Visit, VisitRow } from './visit.tsx'

/** Who waits for an answer. */
export function Requests({ visits }: { visits: readonly Visit[] }) {
  const { t } = useTranslation('today')
  const { t: said } = useTranslation('booking')
  const format = useFormat()
  const may = useMay()
  const tap = useTap()
  const open = visits.filter(({ status }) => status === 'pending')
  if (open.length === 0) return null
  return (
    <Section title={t('requests')} count={open.length}>
      <ul className={classes.rows}>
        {open.map((visit) => (
          <VisitRow
            key={visit.id}
            visit={visit}
            when={format.dayTime(visit.start_time)}
            note={
              visit.expires_at === null ? null : (
                <Text size="sm" c="dimmed">
                  {t(visit.awaits_payment ? 'awaitsPayment' : 'until', { until: format.dayTime(visit.expires_at) })}
                </Text>
              )
            }
            actions={
              may('bookings.write') && !visit.awaits_payment ? (
                <>
                  <Button leftSection={<Check size={18} aria-hidden />} onClick={() => void tap('confirm', visit)}>
                    {said('taps.confirm')}
                  </Button>
                  <Button variant="default" onClick={() => void tap('decline', visit)}>
                    {said('taps.decline')}
                  </Button>
                </>
              ) : null
            }
          />
        ))}
      </ul>
    </Section>
  )
}
