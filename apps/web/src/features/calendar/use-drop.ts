import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { minute } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { refresh } from '../../shell/refresh.ts'
import { tell, tellFailure, tellRefusal } from '../../ui/tell.tsx'
import type { Drop } from './lift.ts'
import type { Entry, Schedule } from './model.ts'
import { minutesOf } from './use-resize.ts'

/**
 * What becomes of something that was let go: where the engine said no nothing does; else it stands there at once, and
 * goes back where somebody else was faster.
 */
export function useDrop(query: { from: string; to: string }) {
  const { t } = useTranslation('calendar')
  const { t: why } = useTranslation('why')
  const format = useFormat()
  const client = useQueryClient()
  const { from, to } = query
  return useCallback(
    async ({ entry, start, staffId, minutes, isFree, reasons }: Drop) => {
      if (!isFree) {
        const words = reasons.map((reason) => why(`reasons.${reason}`)).join(', ')
        tellRefusal(words === '' ? t('notPossible') : t('notPossibleBecause', { reasons: words }))
        return
      }
      const params = { query: { from, to } }
      const { queryKey } = queries.queryOptions('get', '/api/bookings/schedule/', { params })
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData<Schedule>(queryKey)
      client.setQueryData<Schedule>(queryKey, (known) => known && moved(known, { entry, start, staffId, minutes }))
      const reschedule = (start_time: string, staff_id: string, duration_minutes?: number) =>
        api.POST('/api/bookings/{id}/reschedule/', {
          params: { path: { id: entry.booking_id } },
          body: { start_time, staff_id, ...(duration_minutes === undefined ? {} : { duration_minutes }) },
        })
      try {
        await reschedule(start, staffId, minutes)
        const done =
          minutes === undefined
            ? t('moved', { time: format.dayTime(start) })
            : t('resized', { length: format.duration(minutes), time: format.time(endOf(start, minutes)) })
        tell(done, {
          undo: async () => {
            await reschedule(entry.start_time, entry.staff_id, minutes && minutesOf(entry))
            await refresh(client, ['bookings'])
          },
        })
      } catch (error) {
        client.setQueryData(queryKey, before)
        if (error instanceof ProblemError && error.code === 'bookings.slot_taken') tellRefusal(t('faster'))
        else tellFailure(error)
      } finally {
        await refresh(client, ['bookings'])
      }
    },
    [client, format, t, why, from, to],
  )
}

const endOf = (start: string, minutes: number) => new Date(Date.parse(start) + minutes * minute).toISOString()

interface Moved extends Pick<Drop, 'start' | 'staffId'> {
  entry: Entry
  minutes: number | undefined
}

function moved(schedule: Schedule, { entry, start, staffId, minutes = minutesOf(entry) }: Moved): Schedule {
  const end = endOf(start, minutes)
  return {
    ...schedule,
    entries: schedule.entries.map((one) =>
      one.item_id === entry.item_id ? { ...one, start_time: start, end_time: end, staff_id: staffId } : one,
    ),
  }
}
