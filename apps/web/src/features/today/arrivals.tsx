import { Badge, Button, Text } from '@mantine/core'
import { Check, LogIn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { tapsOf } from '../booking/actions.tsx'
import { StatusMark } from '../booking/status-mark.tsx'
import { useTap } from '../booking/use-actions.ts'
import { Section } from './section.tsx'
import classes from './today.module.css'
import { type Visit, VisitRow } from './visit.tsx'

const minute = 60_000
const isAwaited = ({ status }: Visit) => status === 'confirmed' || status === 'checked_in'

/** Who comes today, in order; with one tap they are there, or done. */
export function Arrivals({ visits }: { visits: readonly Visit[] }) {
  const { t } = useTranslation('today')
  const shown = visits.filter(({ status }) => status !== 'pending' && status !== 'held')
  const awaited = shown.filter(isAwaited)
  const rest = shown.filter((visit) => !isAwaited(visit))
  return (
    <Section title={t('arrivals')} count={awaited.length}>
      {shown.length === 0 ? <Text c="dimmed">{t('noArrivals')}</Text> : null}
      <ul className={classes.rows}>
        {awaited.map((visit) => (
          <Arrival key={visit.id} visit={visit} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <>
          <Text fw={600} size="sm" mt="md">
            {t('done')}
          </Text>
          <ul className={classes.rows}>
            {rest.map((visit) => (
              <VisitRow key={visit.id} visit={visit} actions={<StatusMark status={visit.status} />} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function Arrival({ visit }: { visit: Visit }) {
  const { t } = useTranslation('today')
  const { t: said } = useTranslation('booking')
  const format = useFormat()
  const may = useMay()
  const tap = useTap()
  const late = Math.floor((Date.now() - Date.parse(visit.start_time)) / minute)
  const isLate = visit.status === 'confirmed' && late > 0
  const taps = may('bookings.write') ? tapsOf(visit) : []
  const next = taps.find((name) => name === 'check_in' || name === 'complete')
  const isOwing = visit.balance !== null && Number(visit.balance) > 0
  return (
    <VisitRow
      visit={visit}
      note={
        <>
          {isLate ? (
            <Badge
              color="orange"
              variant="light"
              styles={{ label: { color: 'var(--mantine-color-text)' }, root: { textTransform: 'none' } }}
            >
              {t('late', { duration: format.duration(late) })}
            </Badge>
          ) : null}
          {visit.notes === '' ? null : (
            <Text size="sm" dir="auto" lineClamp={2}>
              {visit.notes}
            </Text>
          )}
          {isOwing ? (
            <Text size="sm" c="dimmed">
              {t('owing', { amount: format.money(visit.balance ?? '0', visit.currency) })}
            </Text>
          ) : null}
        </>
      }
      actions={
        next === undefined ? (
          <StatusMark status={visit.status} />
        ) : (
          <Button
            variant={next === 'check_in' ? 'filled' : 'default'}
            leftSection={next === 'check_in' ? <LogIn size={18} aria-hidden /> : <Check size={18} aria-hidden />}
            onClick={() => void tap(next, visit)}
          >
            {said(`taps.${next}`)}
          </Button>
        )
      }
    />
  )
}
