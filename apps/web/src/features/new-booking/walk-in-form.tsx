import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePeople } from '../../lookups/catalogue.ts'
import { refresh } from '../../shell/refresh.ts'
import { Answer } from '../../ui/answer.tsx'
import { Failure } from '../../ui/failure.tsx'
import { tell } from '../../ui/tell.tsx'
import type { FormProps } from './book-form.tsx'
import { CustomerField } from './customer-field.tsx'
import { customerOf } from './send.ts'
import { ServiceFields } from './service-fields.tsx'
import { bodyOf } from './wish.ts'

/** Somebody stands at the counter: who could take them, and how long they would wait. */
export function WalkInForm({ wish, onBooked }: FormProps) {
  const { t } = useTranslation('new-booking')
  const format = useFormat()
  const client = useQueryClient()
  const people = usePeople()
  const [who, setWho] = useState<string>()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const { query, whom } = wish
  const waits = queries.useQuery(
    'get',
    '/api/availability/walk_in/',
    { params: { query: { service: '', ...query } } },
    { enabled: query !== undefined, staleTime: 10_000 },
  )
  const chosen = who ?? waits.data?.results[0]?.staff_id
  const book = async () => {
    setBusy(true)
    setError(null)
    try {
      const customer = whom === undefined ? {} : await customerOf(whom, wish.setWhom)
      const body = { ...bodyOf(wish), ...customer, ...(chosen === undefined ? {} : { staff_id: chosen }) }
      const { data } = await api.POST('/api/bookings/walk_in/', { body })
      tell(t('walkedIn'))
      if (data !== undefined) onBooked(data.id)
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
      await refresh(client, ['bookings', 'customers'])
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (query !== undefined) void book()
      }}
    >
      <Stack>
        <ServiceFields wish={wish} error={undefined} />
        {query === undefined ? null : (
          <Answer query={waits} lines={2} isEmpty={({ results }) => results.length === 0} empty={t('nobodyFree')}>
            {({ results }) => (
              <Radio.Group label={t('whoTakes')} value={chosen ?? ''} onChange={setWho}>
                <Stack gap="xs" mt={6}>
                  {results.map(({ staff_id, wait_minutes }) => (
                    <Radio
                      key={staff_id}
                      value={staff_id}
                      label={
                        <>
                          <bdi>{people.find(({ id }) => id === staff_id)?.name ?? ''}</bdi> ·{' '}
                          {wait_minutes <= 1 ? t('now') : t('inMinutes', { duration: format.duration(wait_minutes) })}
                        </>
                      }
                    />
                  ))}
                </Stack>
              </Radio.Group>
            )}
          </Answer>
        )}
        <Text size="sm" c="dimmed">
          {t('walkInWho')}
        </Text>
        <CustomerField value={whom} onChange={wish.setWhom} wish={wish} isRequired={false} error={undefined} />
        {error === null ? null : <Failure error={error} reset={() => setError(null)} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            size="md"
            loading={isBusy}
            disabled={chosen === undefined || query === undefined || wish.isStopped}
          >
            {t('takeIn')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
