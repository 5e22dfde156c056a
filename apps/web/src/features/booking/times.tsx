import { Button, ScrollArea, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useClock } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import classes from './times.module.css'

export interface Slot {
  start_time: string
  staff_ids: readonly string[]
  seats_left?: number | undefined
}

export interface TimesProps {
  slots: readonly Slot[]
  chosen: string | undefined
  onChoose: (start: string) => void
  isBusy?: boolean
}

/** The times that are offered, under their dates. */
export function Times({ slots, chosen, onChoose, isBusy = false }: TimesProps) {
  const { t } = useTranslation('booking')
  const clock = useClock()
  const format = useFormat()
  if (slots.length === 0) return <Text c="dimmed">{t('noTimes')}</Text>
  return (
    <ScrollArea.Autosize mah={280} type="auto" offsetScrollbars>
      <Stack gap="sm">
        {[...Map.groupBy(slots, ({ start_time }) => clock.dateOf(start_time))].map(([date, ofDate]) => (
          <section key={date}>
            <Title order={3} size="sm" mb={4}>
              {format.fullDate(date)}
            </Title>
            <div className={classes.times}>
              {ofDate.map(({ start_time, seats_left }) => (
                <Button
                  key={start_time}
                  size="xs"
                  px={4}
                  mih={32}
                  variant={start_time === chosen ? 'filled' : 'default'}
                  aria-pressed={start_time === chosen}
                  aria-label={`${format.fullDate(date)}, ${format.time(start_time)}`}
                  disabled={isBusy}
                  onClick={() => onChoose(start_time)}
                >
                  {format.time(start_time)}
                  {seats_left === undefined ? '' : ` (${seats_left})`}
                </Button>
              ))}
            </div>
          </section>
        ))}
      </Stack>
    </ScrollArea.Autosize>
  )
}
