import { ActionIcon, Group, Menu, Stack, Text } from '@mantine/core'
import { Coffee, Copy, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Weekday } from '../../../i18n/weekdays.ts'
import { TimeInput } from '../../../ui/time-input.tsx'
import styles from './day-editor.module.css'
import { passesMidnight } from './times.ts'
import type { Stretch } from './week.ts'

export interface DayEditorProps {
  day: Weekday
  stretches: readonly Stretch[]
  canWrite: boolean
  others: readonly Weekday[]
  onChange: (stretches: Stretch[]) => void
  /** Makes other days like this one. */
  onCopy: (to: number[]) => void
}

export function DayEditor({ day, stretches, canWrite, others, onChange, onCopy }: DayEditorProps) {
  const { t } = useTranslation('team')
  const add = (kind: Stretch['kind']) => onChange([...stretches, freshOf(kind, stretches)])
  const works = stretches.some(({ kind }) => kind === 'work')
  return (
    <fieldset className={styles.day} aria-label={day.name}>
      <Text fw={550} py={8} tt="capitalize" className={styles.name}>
        {day.name}
      </Text>
      <Stack gap={6} className={styles.times}>
        {works ? null : (
          <Text c="dimmed" py={8}>
            {t('hours.off')}
          </Text>
        )}
        {stretches.map((stretch, index) => (
          <StretchLine
            // biome-ignore lint/suspicious/noArrayIndexKey: what is typed must not make a line another one
            key={index}
            day={day.name}
            stretch={stretch}
            canWrite={canWrite}
            onChange={(changed) => onChange(stretches.map((one, at) => (at === index ? changed : one)))}
            onRemove={() => onChange(stretches.filter((_, at) => at !== index))}
          />
        ))}
      </Stack>
      {canWrite ? (
        <Group gap={2} wrap="nowrap" className={styles.tools}>
          <Tool label={t('hours.addWork', { day: day.name })} onClick={() => add('work')}>
            <Plus size={18} aria-hidden />
          </Tool>
          <Tool label={t('hours.addBreak', { day: day.name })} onClick={() => add('break')} disabled={!works}>
            <Coffee size={18} aria-hidden />
          </Tool>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('hours.copy', { day: day.name })}>
                <Copy size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('hours.copyTo')}</Menu.Label>
              <Menu.Item onClick={() => onCopy(others.map(({ number }) => number))}>{t('hours.allDays')}</Menu.Item>
              <Menu.Item onClick={() => onCopy(others.map(({ number }) => number).filter((number) => number <= 5))}>
                {t('hours.mondayToFriday')}
              </Menu.Item>
              <Menu.Divider />
              {others.map(({ number, name }) => (
                <Menu.Item key={number} onClick={() => onCopy([number])} tt="capitalize">
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Group>
      ) : null}
    </fieldset>
  )
}

function StretchLine({
  day,
  stretch,
  canWrite,
  onChange,
  onRemove,
}: {
  day: string
  stretch: Stretch
  canWrite: boolean
  onChange: (stretch: Stretch) => void
  onRemove: () => void
}) {
  const { t } = useTranslation('team')
  const kind = t(stretch.kind === 'break' ? 'hours.break' : 'hours.work')
  return (
    <Group gap={6} wrap="nowrap" align="center">
      {(['from', 'until'] as const).map((end) => (
        <TimeInput
          key={end}
          w={72}
          aria-label={`${day}, ${kind}, ${t(end)}`}
          value={stretch[end]}
          disabled={!canWrite}
          onChange={(time) => onChange({ ...stretch, [end]: time })}
        />
      ))}
      {canWrite ? (
        <Tool label={t('hours.remove', { what: `${kind} ${stretch.from}` })} onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
        </Tool>
      ) : null}
      <Text size="xs" c="dimmed">
        {stretch.kind === 'break' ? t('hours.break') : null}
        {passesMidnight(stretch.from, stretch.until) ? ` ${t('hours.nextDay')}` : null}
      </Text>
    </Group>
  )
}

function Tool({
  label,
  ...rest
}: {
  label: string
  onClick: () => void
  disabled?: boolean
  children: React.ReactNode
}) {
  return <ActionIcon variant="subtle" color="gray" size={36} aria-label={label} {...rest} />
}

/** A first stretch is a day of work; a second begins where the first ended, so that they do not overlap. */
function freshOf(kind: Stretch['kind'], before: readonly Stretch[]): Stretch {
  if (kind === 'break') return { kind, from: '13:00', until: '14:00' }
  const last = before.filter((one) => one.kind === 'work').at(-1)
  return last === undefined
    ? { kind, from: '09:00', until: '18:00' }
    : { kind, from: last.until, until: last.until < '20:00' ? '20:00' : '00:00' }
}
