import { Group, Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { useFormat } from '../../i18n/format.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { TimeInput } from '../../ui/time-input.tsx'
import { Conflicts } from '../conflicts/conflicts.tsx'
import { endOfDay, forClock } from './hours/times.ts'
import { useMayAbout } from './may.ts'

type Override = Row<'overrides_list'>

/** Single dates on which somebody works at other times, or not at all. */
export function Overrides({ staff }: { staff: string }) {
  const { t } = useTranslation('team')
  const format = useFormat()
  const [edited, setEdited] = useState<Override | 'new' | null>(null)
  const rows =
    queries.useQuery('get', '/api/overrides/', {
      params: { query: { staff_id: staff, page_size: 100, ordering: '-on_date' } },
    }).data?.results ?? []
  const canWrite = useMayAbout('hours.write', staff)
  return (
    <>
      <PartList
        title={t('overrides.title')}
        hint={t('overrides.hint')}
        empty={t('overrides.empty')}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ on_date }) => format.date(on_date)}
        detail={({ intervals, note }) => (
          <>
            {intervals.length === 0
              ? t('overrides.closed')
              : intervals.map(([from, until]) => `${from}–${until}`).join(', ')}
            {note === '' ? null : (
              <>
                {' · '}
                <bdi>{note}</bdi>
              </>
            )}
          </>
        )}
        onOpen={canWrite ? setEdited : undefined}
        onAdd={canWrite ? () => setEdited('new') : undefined}
      />
      {edited === null ? null : (
        <OverrideEditor staff={staff} override={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function OverrideEditor({
  staff,
  override,
  onClose,
}: {
  staff: string
  override: Override | null
  onClose: () => void
}) {
  const { t } = useTranslation('team')
  const refresh = useRefresh()
  const [first, ...others] = override?.intervals ?? []
  const [pause] = override?.breaks ?? []
  const done = async () => {
    await refresh('/api/overrides/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        on_date: override?.on_date ?? '',
        works: override === null || override.intervals.length > 0,
        from: first?.[0] ?? '09:00',
        until: forClock(first?.[1] ?? '13:00'),
        breakFrom: pause?.[0] ?? '',
        breakUntil: forClock(pause?.[1] ?? ''),
        note: override?.note ?? '',
      },
    },
    async ({ on_date, works, from, until, breakFrom, breakUntil, note }) => {
      const hours: [string, string][] = works ? [[from, endOfDay(until)], ...(others as [string, string][])] : []
      const breaks: [string, string][] = works && breakFrom !== '' ? [[breakFrom, endOfDay(breakUntil)]] : []
      const body = { on_date, note, intervals: hours, breaks }
      if (override === null) await api.POST('/api/overrides/', { body: { ...body, staff_id: staff } })
      else await api.PATCH('/api/overrides/{id}/', { params: { path: { id: override.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  const { on_date: date, works, from, until } = form.values
  return (
    <Editor
      title={override === null ? t('overrides.new') : t('overrides.title')}
      submitted={submitted}
      onClose={onClose}
      removal={
        override === null
          ? undefined
          : {
              title: t('overrides.remove'),
              text: t('overrides.removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/overrides/{id}/', { params: { path: { id: override.id } } })
                await done()
              },
            }
      }
    >
      <TextInput type="date" label={t('overrides.date')} required data-autofocus {...form.getInputProps('on_date')} />
      <Switch label={t('overrides.works')} {...form.getInputProps('works', { type: 'checkbox' })} />
      {works ? (
        <>
          <Group grow>
            <TimeInput label={t('from')} {...form.getInputProps('from')} />
            <TimeInput label={t('until')} {...form.getInputProps('until')} />
          </Group>
          <Group grow>
            <TimeInput label={t('overrides.breakFrom')} {...form.getInputProps('breakFrom')} />
            <TimeInput label={t('overrides.breakUntil')} {...form.getInputProps('breakUntil')} />
          </Group>
          {form.errors.intervals === undefined ? null : (
            <Text size="sm" c="var(--danger-text)" role="alert">
              {form.errors.intervals}
            </Text>
          )}
        </>
      ) : null}
      <TextInput label={t('overrides.note')} dir="auto" {...form.getInputProps('note')} />
      {date === '' ? null : works ? (
        <>
          <Conflicts startsAt={`${date}T00:00`} endsAt={`${date}T${from}`} staff={staff} />
          {until > from ? <Conflicts startsAt={`${date}T${until}`} endsAt={`${date}T23:59`} staff={staff} /> : null}
        </>
      ) : (
        <Conflicts startsAt={`${date}T00:00`} endsAt={`${date}T23:59`} staff={staff} />
      )}
    </Editor>
  )
}
