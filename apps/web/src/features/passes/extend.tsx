import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useBusiness } from '../../shell/business.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { endOfDay, todayIn } from '../../ui/days.ts'
import { tell } from '../../ui/tell.tsx'
import type { Pass } from './kinds.ts'
import { usePassesTouched } from './touched.ts'
import { lastDayOf } from './until.ts'

/** Until when it is good: the last day, all of it. */
export function ExtendDialog({ pass: { id, valid_until }, onClose }: { pass: Pass; onClose: () => void }) {
  const { t } = useTranslation(['passes', 'ui'])
  const { time_zone } = useBusiness()
  const touched = usePassesTouched()
  const lastDay = valid_until === null ? todayIn(time_zone) : lastDayOf(valid_until, time_zone)
  const [date, setDate] = useState(lastDay)
  const [isForGood, setForGood] = useState(valid_until === null)
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('passes:extendTitle')}
      action={t('ui:save')}
      onConfirm={async () => {
        const body = { valid_until: isForGood ? null : endOfDay(date, time_zone) }
        await api.PATCH('/api/passes/{id}/', { params: { path: { id } }, body })
        await touched()
        tell(t('ui:saved'))
      }}
    >
      <TextInput
        type="date"
        label={t('passes:lastDay')}
        value={date}
        disabled={isForGood}
        data-autofocus
        onChange={({ currentTarget: { value } }) => {
          if (/^\d{4}-\d\d-\d\d$/.test(value)) setDate(value)
        }}
      />
      <Checkbox
        label={t('passes:forGood')}
        checked={isForGood}
        onChange={({ currentTarget }) => setForGood(currentTarget.checked)}
      />
    </Confirm>
  )
}
