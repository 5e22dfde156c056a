import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { useFormat } from '../../i18n/format.ts'
import { refresh } from '../../shell/refresh.ts'
import { tell, tellFailure, tellRefusal } from '../../ui/tell.tsx'

export interface OfferButtonProps {
  entryId: string
  name: string
  staffId: string
  from: string
  to: string
}

/** Offers the first time in a hole that is free for it to somebody who waits, by one tap. */
export function OfferButton({ entryId, name, staffId, from, to }: OfferButtonProps) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const offer = async () => {
    setBusy(true)
    try {
      const params = { path: { id: entryId } }
      await api.POST('/api/waitlist/{id}/offer/', { params, body: { start_time: from, until: to, staff_id: staffId } })
      const { data } = await api.GET('/api/waitlist/{id}/offers/', { params })
      const open = data?.results.find(({ status }) => status === 'open')
      const times = { time: format.time(open?.start_time ?? from), until: format.time(open?.expires_at ?? to) }
      tell(t('offered', { name, ...times }))
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : ''
      if (code === 'bookings.slot_taken') tellRefusal(t('offerTaken', { name }))
      else if (code === 'waitlist.not_offerable') tellRefusal(t('offerNot', { name }))
      else tellFailure(error)
    } finally {
      setBusy(false)
      await refresh(client, ['waitlist', 'bookings'])
    }
  }
  return (
    <Button
      size="compact-md"
      variant="light"
      loading={isBusy}
      onClick={() => void offer()}
      aria-label={t('offerTo', { name })}
    >
      {t('offer')}
    </Button>
  )
}
