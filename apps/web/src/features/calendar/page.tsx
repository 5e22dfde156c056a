import {
  ActionIcon,
  Button,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  useDirection,
} from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, CircleHelp } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { addDays, useClock, weekOf } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePeople, useRooms } from '../../lookups/catalogue.ts'
import { useBusiness, useMay, useSeesAll } from '../../shell/business.ts'
import { useOpen } from '../../shell/open.ts'
import { Answer } from '../../ui/answer.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { MoveDialog } from '../booking/move.tsx'
import { Agenda } from './agenda.tsx'
import { ClassDialog } from './class-dialog.tsx'
import { useColumns } from './columns.ts'
import { Grid } from './grid.tsx'
import { type Block, datesFrom } from './model.ts'
import { type CalendarSearch, type View, views } from './search.ts'
import { useDrop } from './use-drop.ts'

/** What takes place: by person, by day, by room, or one after another. */
export function CalendarPage() {
  const { t } = useTranslation('calendar')
  const search = useSearch({ from: '/dashboard/calendar' })
  const clock = useClock()
  const format = useFormat()
  const { first_weekday } = useBusiness()
  const { openBooking, openNew } = useOpen()
  const may = useMay()
  const seesAll = useSeesAll('bookings.read')
  const view: View = search.view ?? 'day'
  const date = search.date ?? clock.today()
  const step = view === 'day' || view === 'rooms' ? 1 : 7
  const dates = useMemo(
    () => (step === 1 ? [date] : datesFrom(weekOf(date, first_weekday), 7)),
    [step, date, first_weekday],
  )
  const people = usePeople()
  const rooms = useRooms(view === 'rooms')
  const query = { from: dates[0] as string, to: dates.at(-1) as string }
  const schedule = queries.useQuery(
    'get',
    '/api/bookings/schedule/',
    { params: { query } },
    {
      placeholderData: keepPreviousData,
    },
  )
  const { staff } = search
  const columns = useColumns({ view, dates, schedule: schedule.data, people, rooms, staff, clock, format })
  const go = useGo(search)
  const [moving, setMoving] = useState<Block>()
  const [seats, setSeats] = useState<Block>()
  const drop = useDrop(query)

  const open = useCallback(
    (block: Block) => {
      if (block.entries[0].capacity > 1) setSeats(block)
      else openBooking(block.entries[0].booking_id)
    },
    [openBooking],
  )
  const move = useCallback((block: Block) => block.entries[0].is_movable && setMoving(block), [])
  const page = useCallback((direction: 1 | -1) => go({ date: addDays(date, direction * step) }), [go, date, step])
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people])
  const nameOf = useCallback((id: string) => names.get(id), [names])
  const mayWrite = may('bookings.write')
  const span =
    dates.length === 1 ? format.fullDate(date) : `${format.weekday(query.from)} – ${format.weekday(query.to)}`

  return (
    <Page
      title={t('title')}
      actions={
        <ButtonLink to="/dashboard/why" variant="subtle" leftSection={<CircleHelp size={16} aria-hidden />}>
          {t('why')}
        </ButtonLink>
      }
    >
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Days date={date} onGo={(next) => go({ date: next })} onPage={page} today={clock.today()} />
          <Group gap="sm">
            {view === 'week' && seesAll ? (
              <Select
                aria-label={t('person')}
                placeholder={t('everybody')}
                data={people.map(({ id, name }) => ({ value: id, label: name }))}
                value={staff ?? null}
                onChange={(id) => go({ staff: id ?? undefined })}
                clearable
                w={170}
              />
            ) : null}
            <SegmentedControl
              aria-label={t('view')}
              value={view}
              onChange={(wanted) => go({ view: wanted as View })}
              data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
            />
          </Group>
        </Group>
        <Text fw={600} aria-live="polite">
          {span}
        </Text>
        <Answer query={schedule} lines={10}>
          {(found) =>
            view === 'list' ? (
              <Agenda entries={found.entries} clock={clock} nameOf={nameOf} onOpen={openBooking} />
            ) : columns.length === 0 ? (
              <Text c="dimmed" ta="center" py="xl">
                {t(view === 'rooms' ? 'noRooms' : 'noPeople')}
              </Text>
            ) : (
              <Grid
                label={span}
                columns={columns}
                clock={clock}
                nameOf={view === 'day' ? undefined : nameOf}
                mayMove={mayWrite && view !== 'rooms'}
                onOpen={open}
                onMove={move}
                onDrop={drop}
                onFree={mayWrite ? ({ start, staffId }) => openNew({ at: start, who: staffId }) : undefined}
                onPage={page}
              />
            )
          }
        </Answer>
        {view === 'list' ? null : (
          <Text size="sm" c="dimmed" visibleFrom="sm">
            {t('keys')}
          </Text>
        )}
      </Stack>
      {moving === undefined ? null : (
        <MoveDialog id={moving.entries[0].booking_id} onClose={() => setMoving(undefined)} />
      )}
      {seats === undefined ? null : (
        <ClassDialog block={seats} onClose={() => setSeats(undefined)} onOpen={openBooking} />
      )}
    </Page>
  )
}

function useGo(search: CalendarSearch) {
  const navigate = useNavigate({ from: '/dashboard/calendar' })
  return useCallback(
    (wanted: CalendarSearch) =>
      void navigate({ search: (before) => ({ ...before, ...wanted }), replace: search.view === wanted.view }),
    [navigate, search.view],
  )
}

interface DaysProps {
  date: string
  today: string
  onGo: (date: string | undefined) => void
  onPage: (direction: 1 | -1) => void
}

function Days({ date, today, onGo, onPage }: DaysProps) {
  const { t } = useTranslation('calendar')
  const { dir } = useDirection()
  const [Back, On] = dir === 'rtl' ? [ChevronRight, ChevronLeft] : [ChevronLeft, ChevronRight]
  return (
    <Group gap={6}>
      <ActionIcon variant="default" size={36} aria-label={t('before')} onClick={() => onPage(-1)}>
        <Back size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={36} aria-label={t('after')} onClick={() => onPage(1)}>
        <On size={18} aria-hidden />
      </ActionIcon>
      <Button variant="default" px="sm" onClick={() => onGo(undefined)} disabled={date === today}>
        {t('today')}
      </Button>
      <TextInput
        type="date"
        aria-label={t('date')}
        value={date}
        onChange={({ currentTarget: { value } }) => {
          if (/^\d{4}-\d\d-\d\d$/.test(value)) onGo(value)
        }}
        w={{ base: 136, sm: 150 }}
      />
    </Group>
  )
}
