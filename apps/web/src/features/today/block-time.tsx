import { Button } from '@mantine/core'
import { CalendarOff } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isoDate, minute, useClock } from '../../i18n/clock.ts'
import { useMay, useMe } from '../../shell/business.ts'

// Few open it, and everybody opens the screen it is on.
const LeaveEditor = lazy(async () => ({ default: (await import('../team/time-off.tsx')).LeaveEditor }))

const quarter = 15 * minute

/** An hour, or days of leave, for whoever has a calendar of their own: from the next quarter of an hour on. */
export function BlockTime() {
  const { t } = useTranslation('today')
  const { staff } = useMe()
  const may = useMay()
  const clock = useClock()
  const [from, setFrom] = useState<number>()
  if (staff === null || !may('hours.write')) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<CalendarOff size={16} aria-hidden />}
        onClick={() => setFrom(Math.ceil(clock.wallOf(Date.now()) / quarter) * quarter)}
      >
        {t('block')}
      </Button>
      {from === undefined ? null : (
        <Suspense>
          <LeaveEditor
            staff={staff.id}
            leave={null}
            proposed={{ starts_at: momentOf(from), ends_at: momentOf(from + 4 * quarter) }}
            onClose={() => setFrom(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

const momentOf = (wall: number) => `${isoDate(wall)}T${new Date(wall).toISOString().slice(11, 16)}`
