import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/format.ts'
import { useWeekdays } from '../../../i18n/weekdays.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell } from '../../../ui/tell.tsx'
import { DayEditor } from './day-editor.tsx'
import { type Hours, minutesOf, type Season, saveWeek, usual, type Week, weekOf } from './week.ts'

export interface WeekEditorProps {
  staff: string
  rows: readonly Hours[]
  /** null: one that is not there yet; it begins as the usual week. */
  season: Season | null
  canWrite: boolean
  /** Something is not as it was stored any more. */
  onTyped: () => void
  onSaved: (season: Season) => void
}

/** Seven days under one another, each with its stretches of work and breaks; nothing is sent before one saves. */
export function WeekEditor({ staff, rows, season, canWrite, onTyped, onSaved }: WeekEditorProps) {
  const { t } = useTranslation('team')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const refresh = useRefresh()
  const weekdays = useWeekdays()
  const [week, setWeek] = useState<Week>(() => weekOf(rows, season ?? usual))
  const [dates, setDates] = useState<Season>(season ?? { from: '', until: '' })
  const [isChanged, setChanged] = useState(season === null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isSeason = season === null || season.from !== null || season.until !== null
  const change = (changes: Week) => {
    setWeek({ ...week, ...changes })
    setChanged(true)
    onTyped()
  }
  const save = async (to: Week) => {
    setBusy(true)
    setError(null)
    const now = isSeason ? { from: dates.from || null, until: dates.until || null } : usual
    try {
      await saveWeek(staff, season, now, to)
      await refresh('/api/availability/')
      tell(ui('saved'))
      onSaved(Object.values(to).flat().length === 0 ? usual : now)
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const lacksDates = isSeason && !dates.from && !dates.until
  return (
    <Stack gap="xs">
      {isSeason ? (
        <Group grow mb="xs" maw={460}>
          {(['from', 'until'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              label={t(end)}
              value={dates[end] ?? ''}
              disabled={!canWrite}
              onChange={({ currentTarget }) => {
                setDates({ ...dates, [end]: currentTarget.value })
                setChanged(true)
                onTyped()
              }}
            />
          ))}
        </Group>
      ) : null}
      {weekdays.map((day) => (
        <DayEditor
          key={day.number}
          day={day}
          stretches={week[day.number] ?? []}
          canWrite={canWrite}
          others={weekdays.filter(({ number }) => number !== day.number)}
          onChange={(stretches) => change({ [day.number]: stretches })}
          onCopy={(to) => change(Object.fromEntries(to.map((number) => [number, week[day.number] ?? []])))}
        />
      ))}
      {error === null ? null : <Failure error={error} reset={() => void save(week)} />}
      <Group justify="space-between" mt="sm">
        <Text size="sm" c="dimmed">
          {t('hours.sum', { duration: format.duration(minutesOf(week)) })}
        </Text>
        {canWrite ? (
          <Group gap="xs">
            {isSeason && season !== null ? (
              <Button variant="subtle" color="red" c="var(--danger-text)" onClick={() => void save({})}>
                {t('hours.removeSeason')}
              </Button>
            ) : null}
            <Button disabled={!isChanged || lacksDates} loading={isBusy} onClick={() => void save(week)}>
              {ui('save')}
            </Button>
          </Group>
        ) : null}
      </Group>
    </Stack>
  )
}
