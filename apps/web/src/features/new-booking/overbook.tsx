import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minute, useClock, wallOfDate } from '../../i18n/clock.ts'
import { usePeople } from '../../lookups/catalogue.ts'
import type { Wish } from './wish.ts'

export interface OverbookProps {
  wish: Wish
  date: string
  isBusy: boolean
  onBack: () => void
  onSend: (start: string, staffId: string, reason: string) => void
}

/** Squeezes somebody in where the engine would not: by whom, when, and why. */
export function Overbook({ wish, date: first, isBusy, onBack, onSend }: OverbookProps) {
  const { t } = useTranslation('new-booking')
  const { t: ui } = useTranslation('ui')
  const clock = useClock()
  const people = usePeople()
  const [date, setDate] = useState(first)
  const [time, setTime] = useState('')
  const [reason, setReason] = useState('')
  const send = () => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const wall = wallOfDate(date) + (hours * 60 + minutes) * minute
    onSend(new Date(clock.instantOf(wall)).toISOString(), wish.staffId ?? '', reason)
  }
  return (
    <Stack gap="sm">
      <Select
        label={t('with')}
        required
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={wish.staffId}
        onChange={wish.setStaff}
      />
      <Group grow>
        <TextInput
          type="date"
          label={t('date')}
          required
          value={date}
          min={clock.today()}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t('time')}
          required
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
      </Group>
      <TextInput
        label={t('reason')}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        dir="auto"
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {ui('cancel')}
        </Button>
        <Button
          color="orange.9"
          loading={isBusy}
          disabled={time === '' || date === '' || reason.trim() === '' || wish.staffId === null}
          onClick={send}
        >
          {t('overbookNow')}
        </Button>
      </Group>
    </Stack>
  )
}
