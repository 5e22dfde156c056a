import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { addDays, minute, useClock, wallOfDate } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePeople } from '../../lookups/catalogue.ts'
import { useSeesAll } from '../../shell/business.ts'
import { refresh } from '../../shell/refresh.ts'
import { Answer } from '../../ui/answer.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useFocusBack } from '../../ui/focus-back.ts'
import { tell } from '../../ui/tell.tsx'
import { Times } from './times.tsx'

/** Moves a booking without a mouse: to a time that the engine offers, or to one that is typed and judged. */
export function MoveDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('booking')
  const { t: ui } = useTranslation('ui')
  useFocusBack()
  const booking = queries.useQuery('get', '/api/bookings/{id}/', { params: { path: { id } } })
  return (
    <Modal opened onClose={onClose} title={t('moveTitle')} size="lg" closeButtonProps={{ 'aria-label': ui('close') }}>
      <Answer query={booking}>
        {({ start_time, staff_id }) => <MoveForm id={id} start={start_time} staffId={staff_id} onClose={onClose} />}
      </Answer>
    </Modal>
  )
}

interface MoveFormProps {
  id: string
  start: string
  staffId: string
  onClose: () => void
}

function MoveForm({ id, start, staffId, onClose }: MoveFormProps) {
  const { t } = useTranslation('booking')
  const { t: why } = useTranslation('why')
  const clock = useClock()
  const format = useFormat()
  const client = useQueryClient()
  const people = usePeople()
  const seesAll = useSeesAll('bookings.write')
  const today = clock.today()
  const own = clock.dateOf(start)
  const [date, setDate] = useState(own < today ? today : own)
  const [staff, setStaff] = useState<string | null>(staffId)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [refusal, setRefusal] = useState('')
  const [isBusy, setBusy] = useState(false)
  const params = { path: { id }, query: { from: date, to: addDays(date, 6) } }
  const slots = queries.useQuery('get', '/api/bookings/{id}/slots/', { params })

  const move = async (start_time: string, staff_id: string | null) => {
    const body = { start_time, ...(staff_id === null ? {} : { staff_id }) }
    await api.POST('/api/bookings/{id}/reschedule/', { params: { path: { id } }, body })
  }
  const go = async (wanted: string) => {
    setBusy(true)
    setError(null)
    setRefusal('')
    try {
      await move(wanted, staff)
      tell(t('moved', { time: format.dayTime(wanted) }), {
        undo: async () => {
          await move(start, staffId)
          await refresh(client, ['bookings'])
        },
      })
      onClose()
    } catch (refused) {
      if (refused instanceof ProblemError && refused.code === 'bookings.slot_taken') setRefusal(t('faster'))
      else setError(refused)
    } finally {
      setBusy(false)
      await refresh(client, ['bookings'])
    }
  }
  /** What is typed is judged first: a reason is worth more than a refusal. */
  const goTyped = async () => {
    const [hours = 0, minutes = 0] = typed.split(':').map(Number)
    const wanted = new Date(clock.instantOf(wallOfDate(date) + (hours * 60 + minutes) * minute)).toISOString()
    setBusy(true)
    try {
      const query = { start_time: wanted }
      const { data } = await api.GET('/api/bookings/{id}/explain/', { params: { path: { id }, query } })
      const results = data?.results ?? []
      const fits =
        staff === null
          ? results.some(({ is_free }) => is_free)
          : results.find(({ staff_id }) => staff_id === staff)?.is_free
      if (fits) return await go(wanted)
      const reasons = results.find(({ staff_id }) => staff === null || staff_id === staff)?.reasons ?? []
      setRefusal(t('notThen', { reasons: reasons.map((reason) => why(`reasons.${reason}`)).join(', ') || '—' }))
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack>
      <Text>{t('movedFrom', { time: format.dayTime(start) })}</Text>
      <Group grow align="end">
        <TextInput
          type="date"
          label={t('date')}
          value={date}
          min={today}
          onChange={({ currentTarget: { value } }) => {
            if (/^\d{4}-\d\d-\d\d$/.test(value)) setDate(value)
          }}
          data-autofocus
        />
        {seesAll ? (
          <Select
            label={t('with')}
            placeholder={t('anybody')}
            clearable
            data={people.map((person) => ({ value: person.id, label: person.name }))}
            value={staff}
            onChange={setStaff}
          />
        ) : null}
      </Group>
      <Answer query={slots} lines={3}>
        {({ results }) => (
          <Times
            slots={results.filter(({ staff_ids }) => staff === null || staff_ids.includes(staff))}
            chosen={undefined}
            onChoose={(wanted) => void go(wanted)}
            isBusy={isBusy}
          />
        )}
      </Answer>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void goTyped()
        }}
      >
        <Group align="end">
          <TextInput
            type="time"
            label={t('otherTime')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={typed === ''} loading={isBusy}>
            {t('moveThere')}
          </Button>
        </Group>
      </form>
      {refusal === '' ? null : (
        <Alert color="red" role="alert">
          {refusal}
        </Alert>
      )}
      {error === null ? null : <Failure error={error} reset={() => setError(null)} />}
    </Stack>
  )
}
