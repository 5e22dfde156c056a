import { Group, Text, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { addDays, useClock } from '../../i18n/clock.ts'
import { Answer } from '../../ui/answer.tsx'
import { Times } from '../booking/times.tsx'
import type { Wish } from './wish.ts'

export interface WhenFieldProps {
  wish: Wish
  date: string
  setDate: (date: string) => void
}

/** So many dates at a time: the first that is free is nearly always among them. */
const shown = 7

/** The times that the engine offers; the first of them is chosen until somebody chooses another. */
export function WhenField({ wish, date, setDate }: WhenFieldProps) {
  const { t } = useTranslation('new-booking')
  const clock = useClock()
  const { query, at, setAt } = wish
  const params = { query: { service: '', ...query, from: date, to: addDays(date, shown - 1) } }
  const slots = queries.useQuery('get', '/api/availability/slots/', { params }, { enabled: query !== undefined })
  const results = slots.data?.results
  useEffect(() => {
    if (results === undefined || results.some(({ start_time }) => sameTime(start_time, at))) return
    // The time that was asked for, a tap on the calendar, may lie between two that are offered.
    const later = at === undefined ? undefined : results.find(({ start_time }) => start_time >= at)
    setAt((later ?? results[0])?.start_time)
  }, [results, at, setAt])
  if (query === undefined) return null
  return (
    <div>
      <Group justify="space-between" align="end" mb="xs">
        <Text size="sm" fw={500}>
          {t('when')}
        </Text>
        <TextInput
          type="date"
          aria-label={t('from')}
          value={date}
          min={clock.today()}
          onChange={({ currentTarget: { value } }) => {
            if (!/^\d{4}-\d\d-\d\d$/.test(value)) return
            setDate(value)
            setAt(undefined)
          }}
        />
      </Group>
      <Answer query={slots} lines={3}>
        {(found) => (
          <Times
            slots={found.results}
            chosen={found.results.find(({ start_time }) => sameTime(start_time, at))?.start_time}
            onChoose={setAt}
          />
        )}
      </Answer>
    </div>
  )
}

const sameTime = (one: string, other: string | undefined) =>
  other !== undefined && Date.parse(one) === Date.parse(other)
