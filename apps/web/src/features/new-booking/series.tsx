import { Button, Group, List, NumberInput, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { Reply } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { Failure } from '../../ui/failure.tsx'
import { tell } from '../../ui/tell.tsx'

export interface SeriesProps {
  isBusy: boolean
  /** For whom; made where they are new. */
  body: () => Promise<{ customer_id: string } | undefined>
  wanted: { service_id: string; start_time: string }
  onBack: () => void
  onBooked: (id: string) => void
}

const frequencies = ['day', 'week', 'month'] as const
type Booked = Reply<'series_book'>

/** The same again and again: what finds no place is told before anything is booked. */
export function Series({ isBusy, body, wanted, onBack, onBooked }: SeriesProps) {
  const { t } = useTranslation('new-booking')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [frequency, setFrequency] = useState<(typeof frequencies)[number]>('week')
  const [every, setEvery] = useState(1)
  const [count, setCount] = useState(6)
  const [outlook, setOutlook] = useState<Booked>()
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const send = async (dry_run: boolean) => {
    setSending(true)
    setError(null)
    try {
      const customer = await body()
      if (customer === undefined) return
      const { data } = await api.POST('/api/series/book/', {
        body: { ...wanted, ...customer, frequency, every, count, dry_run },
      })
      if (dry_run) setOutlook(data)
      else {
        tell(t('seriesBooked', { count: data?.bookings.length ?? 0 }))
        const first = data?.bookings[0]
        if (first !== undefined) onBooked(first.id)
      }
    } catch (refused) {
      setError(refused)
    } finally {
      setSending(false)
    }
  }
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value)
      setOutlook(undefined)
    }
  return (
    <Stack gap="sm">
      <Group grow align="end">
        <NumberInput
          label={t('every')}
          min={1}
          max={12}
          value={every}
          onChange={changed((value) => setEvery(Number(value) || 1))}
        />
        <Select
          aria-label={t('frequency')}
          data={frequencies.map((value) => ({ value, label: t(`frequencies.${value}`) }))}
          value={frequency}
          onChange={changed((value) => setFrequency((value ?? 'week') as typeof frequency))}
          allowDeselect={false}
        />
        <NumberInput
          label={t('times')}
          min={1}
          max={60}
          value={count}
          onChange={changed((value) => setCount(Number(value) || 1))}
        />
      </Group>
      {outlook === undefined ? null : (
        <div role="status">
          <Text fw={600}>{t('seriesFits', { count: outlook.bookings.length })}</Text>
          {outlook.misses.length === 0 ? null : (
            <>
              <Text size="sm">{t('seriesMisses')}</Text>
              <List size="sm">
                {outlook.misses.map(({ start_time }) => (
                  <List.Item key={start_time}>{format.dayTime(start_time)}</List.Item>
                ))}
              </List>
            </>
          )}
        </div>
      )}
      {error === null ? null : <Failure error={error} reset={() => setError(null)} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {ui('cancel')}
        </Button>
        {outlook === undefined ? (
          <Button loading={isBusy || isSending} onClick={() => void send(true)}>
            {t('seriesCheck')}
          </Button>
        ) : (
          <Button loading={isBusy || isSending} onClick={() => void send(false)}>
            {t('seriesBook')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
