import { Anchor, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { useOpen } from '../../shell/open.ts'
import classes from './today.module.css'

export type Visit = Reply<'today'>['arrivals'][number]

export interface VisitRowProps {
  visit: Visit
  /** In the place of the time alone, above the rest: where it is another day. */
  when?: string
  /** What is told beside who and what. */
  note?: ReactNode
  actions: ReactNode
}

/** Who comes when, for what and to whom, and what is to be done about it. */
export function VisitRow({ visit, when, note, actions }: VisitRowProps) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const { openBooking } = useOpen()
  return (
    <li className={classes.row}>
      {when === undefined ? (
        <Text fw={650} className={classes.time}>
          {format.time(visit.start_time)}
        </Text>
      ) : null}
      <div className={`${classes.who} ${when === undefined ? '' : classes.isWide}`}>
        {when === undefined ? null : <Text fw={650}>{when}</Text>}
        <Anchor component="button" type="button" fw={600} c="inherit" ta="start" onClick={() => openBooking(visit.id)}>
          <bdi>{visit.customer?.name || visit.customer?.phone || t('nobody')}</bdi>
        </Anchor>
        <Text size="sm" c="dimmed">
          <bdi>{visit.services.join(', ')}</bdi> · <bdi>{visit.staff.name}</bdi>
        </Text>
        {note}
      </div>
      <Group gap="xs" wrap="nowrap" className={classes.actions}>
        {actions}
      </Group>
    </li>
  )
}
