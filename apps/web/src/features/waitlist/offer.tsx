import { Alert, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { addDays, useClock } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { refresh } from '../../shell/refresh.ts'
import { Answer } from '../../ui/answer.tsx'
import { Failure } from '../../ui/failure.tsx'
import { tell } from '../../ui/tell.tsx'
import { Times } from '../booking/times.tsx'
import type { Entry } from './search.ts'

export interface OfferDialogProps {
  entry: Entry
  name: string
  isOpen: boolean
  onClose: () => void
}

/** The free times on the dates that somebody waits for: one tap offers it to them. */
export function OfferDialog({ entry, name, isOpen, onClose }: OfferDialogProps) {
  const { t } = useTranslation('waitlist')
  const { t: ui } = useTranslation('ui')
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('offerTitle', { name })}
      size="lg"
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FreeTimes entry={entry} name={name} onClose={onClose} />
    </Modal>
  )
}

function FreeTimes({ entry, name, onClose }: Omit<OfferDialogProps, 'isOpen'>) {
  const { t } = useTranslation('waitlist')
  const clock = useClock()
  const format = useFormat()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [refusal, setRefusal] = useState('')
  const [isBusy, setBusy] = useState(false)
  const { id, service_id, variant_id, addon_ids, staff_id, seats, from_date, to_date } = entry
  const today = clock.today()
  const from = from_date < today ? today : from_date
  const last = addDays(from, 61)
  const query = {
    ...{ service: service_id, seats, from, to: to_date < last ? to_date : last, first: 300 },
    ...(variant_id === null ? {} : { variant: variant_id }),
    ...(addon_ids.length === 0 ? {} : { addons: addon_ids.join(',') }),
    ...(staff_id === null ? {} : { staff: staff_id }),
  }
  const slots = queries.useQuery('get', '/api/availability/slots/', { params: { query } })
  const offer = async (start_time: string) => {
    setBusy(true)
    setError(null)
    setRefusal('')
    try {
      await api.POST('/api/waitlist/{id}/offer/', { params: { path: { id } }, body: { start_time } })
      tell(t('offered', { name, time: format.dayTime(start_time) }))
      onClose()
    } catch (refused) {
      const code = refused instanceof ProblemError ? refused.code : ''
      if (code === 'bookings.slot_taken') setRefusal(t('offerTaken'))
      else if (code === 'waitlist.not_offerable') setRefusal(t('offerNot'))
      else setError(refused)
    } finally {
      setBusy(false)
      await refresh(client, ['waitlist', 'bookings'])
    }
  }
  return (
    <Stack>
      <Text>{t('offerText')}</Text>
      <Answer query={slots} lines={3}>
        {({ results }) => (
          <Times slots={results} chosen={undefined} onChoose={(start) => void offer(start)} isBusy={isBusy} />
        )}
      </Answer>
      {refusal === '' ? null : (
        <Alert color="red" role="alert">
          {refusal}
        </Alert>
      )}
      {error === null ? null : <Failure error={error} reset={() => setError(null)} />}
    </Stack>
  )
}
