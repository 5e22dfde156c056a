import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { useClock } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { refresh } from '../../shell/refresh.ts'
import { Failure } from '../../ui/failure.tsx'
import { tell } from '../../ui/tell.tsx'
import { CustomerField } from './customer-field.tsx'
import classes from './foot.module.css'
import { Overbook } from './overbook.tsx'
import { alternativesOf, customerOf, isLost } from './send.ts'
import { Series } from './series.tsx'
import { ServiceFields } from './service-fields.tsx'
import { WhenField } from './when-field.tsx'
import { bodyOf, type Wish } from './wish.ts'

export interface FormProps {
  wish: Wish
  onBooked: (id: string) => void
}

/** Name, Enter, service, Enter, Enter: the first free time is chosen already. */
export function BookForm({ wish, onBooked }: FormProps) {
  const { t } = useTranslation('new-booking')
  const clock = useClock()
  const format = useFormat()
  const client = useQueryClient()
  const may = useMay()
  const [date, setDate] = useState(() => (wish.at === undefined ? clock.today() : clock.dateOf(wish.at)))
  const [notes, setNotes] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [missing, setMissing] = useState<{ customer?: string; service?: string }>({})
  const [isBusy, setBusy] = useState(false)
  const [extra, setExtra] = useState<'series' | 'overbook'>()
  const { whom, at } = wish
  const fields = fieldErrors(error)
  const said = notes.trim() === '' ? {} : { notes: notes.trim() }

  /** Says what is missing, or does it; what is refused stays as it was typed. */
  const send = async (work: (customer: { customer_id: string }) => Promise<string | undefined>) => {
    const lacks = {
      ...(whom === undefined || (whom.kind === 'new' && whom.name.trim() === '') ? { customer: t('whoMissing') } : {}),
      ...(wish.isStopped ? { customer: t('despiteMissing') } : {}),
      ...(wish.serviceId === null ? { service: t('serviceMissing') } : {}),
    }
    setMissing(lacks)
    setError(null)
    if (whom === undefined || Object.keys(lacks).length > 0) return
    setBusy(true)
    try {
      const id = await work(await customerOf(whom, wish.setWhom))
      if (id !== undefined) onBooked(id)
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
      await refresh(client, ['bookings', 'customers'])
    }
  }
  const book = (start: string | undefined) =>
    send(async (customer) => {
      if (start === undefined) return undefined
      const body = { ...bodyOf(wish), ...customer, ...said, start_time: start }
      const { data } = await api.POST('/api/bookings/', { body })
      tell(t('booked', { time: format.dayTime(start) }))
      return data?.id
    })
  const alternatives = alternativesOf(error)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void book(at)
      }}
    >
      <Stack>
        <CustomerField
          value={whom}
          onChange={wish.setWhom}
          wish={wish}
          isRequired
          error={missing.customer ?? fields.name ?? fields.phone ?? fields.email ?? fields.customer_id}
        />
        <ServiceFields wish={wish} error={missing.service ?? fields.service_id} />
        {extra === 'overbook' ? (
          <Overbook
            wish={wish}
            date={date}
            isBusy={isBusy}
            onBack={() => setExtra(undefined)}
            onSend={(start, staffId, reason) =>
              void send(async (customer) => {
                const body = { ...bodyOf(wish), ...customer, ...said, start_time: start, staff_id: staffId, reason }
                const { data } = await api.POST('/api/bookings/overbook/', { body })
                tell(t('booked', { time: format.dayTime(start) }))
                return data?.id
              })
            }
          />
        ) : (
          <WhenField wish={wish} date={date} setDate={setDate} />
        )}
        <Textarea
          label={t('notes')}
          autosize
          minRows={1}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
          dir="auto"
        />
        {extra === 'series' && at !== undefined ? (
          <Series
            isBusy={isBusy}
            body={async () => (whom === undefined || wish.isStopped ? undefined : await customerOf(whom, wish.setWhom))}
            wanted={{ ...bodyOf(wish), ...said, start_time: at }}
            onBack={() => setExtra(undefined)}
            onBooked={(id) => {
              void refresh(client, ['bookings'])
              onBooked(id)
            }}
          />
        ) : null}
        {isLost(error) ? (
          <Alert color="orange" role="alert" title={t('lost')}>
            <Stack gap="xs">
              <Text size="sm">{t(alternatives.length === 0 ? 'lostNothing' : 'lostTake')}</Text>
              <Group gap="xs">
                {alternatives.map((start) => (
                  <Button
                    key={start}
                    variant="default"
                    onClick={() => {
                      wish.setAt(start)
                      setDate(clock.dateOf(start))
                      void book(start)
                    }}
                  >
                    {format.dayTime(start)}
                  </Button>
                ))}
              </Group>
            </Stack>
          </Alert>
        ) : error !== null && Object.keys(fields).length === 0 ? (
          <Failure error={error} reset={() => setError(null)} />
        ) : null}
        {extra === undefined ? (
          <Group justify="space-between" className={classes.foot}>
            <Group gap={4}>
              <Button variant="subtle" size="compact-sm" disabled={at === undefined} onClick={() => setExtra('series')}>
                {t('repeat')}
              </Button>
              {may('bookings.force') ? (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  disabled={wish.serviceId === null}
                  onClick={() => setExtra('overbook')}
                >
                  {t('overbook')}
                </Button>
              ) : null}
            </Group>
            <Button type="submit" size="md" loading={isBusy} disabled={wish.query !== undefined && at === undefined}>
              {at === undefined || wish.query === undefined ? t('book') : t('bookAt', { time: format.dayTime(at) })}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  )
}
