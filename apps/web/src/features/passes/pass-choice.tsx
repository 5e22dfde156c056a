import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { useFormat } from '../../i18n/format.ts'
import { useAttempt } from '../../ui/attempt.ts'
import { Failure } from '../../ui/failure.tsx'
import { tell } from '../../ui/tell.tsx'
import type { Booking } from '../booking/drawer.tsx'
import { type Pass, standingOf } from './kinds.ts'
import { usePassesTouched } from './touched.ts'

/** The customer's passes that are good for it, a tap each; and the code of any other. */
export function PassChoice({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const { t } = useTranslation(['passes', 'ui'])
  const format = useFormat()
  const touched = usePassesTouched()
  const once = useAttempt()
  const [code, setCode] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { id, customer_id, currency } = booking
  const fitting = useFitting(booking)
  const pay = async (wanted: string) => {
    setBusy(true)
    setError(null)
    try {
      const params = (key: string) => ({ path: { id }, header: { 'idempotency-key': key } })
      const { data } = await once((key) =>
        api.POST('/api/bookings/{id}/pass/', { params: params(key), body: { code: wanted } }),
      )
      await touched()
      tell(t('passes:paid', { amount: format.money(data?.covered ?? 0, currency) }))
      onDone()
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const atCode = fieldErrors(error).code
  return (
    <Card withBorder padding="sm" component="section" aria-label={t('passes:pay')}>
      <Stack gap="sm">
        {fitting.map((pass) => (
          <Button
            key={pass.id}
            variant="light"
            h="auto"
            mih={44}
            py={6}
            loading={isBusy}
            justify="space-between"
            onClick={() => void pay(pass.code)}
            styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
          >
            <span>
              <bdi>{pass.name}</bdi> · {t('passes:left', { count: pass.rest, uses: pass.uses })}
            </span>
          </Button>
        ))}
        {customer_id !== null && fitting.length === 0 ? <Text size="sm">{t('passes:noneFits')}</Text> : null}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void pay(code)
          }}
        >
          <Stack gap="sm">
            <TextInput
              label={t(fitting.length === 0 ? 'passes:codeOf' : 'passes:otherCode')}
              placeholder="7KQ2 MXTA 94HD"
              dir="ltr"
              autoComplete="off"
              autoCapitalize="characters"
              value={code}
              error={atCode}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
            />
            {error === null || atCode !== undefined ? null : <Failure error={error} reset={() => setError(null)} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onDone}>
                {t('ui:cancel')}
              </Button>
              <Button type="submit" disabled={code.trim() === ''} loading={isBusy}>
                {t('passes:useCode')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Card>
  )
}

/** Those of the customer that have something left, for something in this booking, when it begins. */
function useFitting({ id, customer_id, start_time }: Booking): Pass[] {
  const passes = queries.useQuery(
    'get',
    '/api/passes/',
    { params: { query: { customer_id: customer_id ?? '', page_size: 100 } } },
    { enabled: customer_id !== null },
  )
  const items = queries.useQuery('get', '/api/items/', { params: { query: { booking_id: id, page_size: 20 } } })
  const services = items.data?.results.map(({ service_id }) => service_id) ?? []
  const isFor = ({ service_ids }: Pass) => service_ids.length === 0 || services.some((one) => service_ids.includes(one))
  const all = passes.data?.results ?? []
  return all.filter((pass) => standingOf(pass, Date.parse(start_time)) === 'good' && isFor(pass))
}
