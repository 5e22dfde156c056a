import { Alert, Badge, Card, Group, List, Select, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import type { Reply } from '../../api/types.ts'
import { minute, useClock, wallOfDate } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePeople, useServices } from '../../lookups/catalogue.ts'
import { useMay } from '../../shell/business.ts'
import { useOpen } from '../../shell/open.ts'
import { Answer } from '../../ui/answer.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import type { WhySearch } from './search.ts'

type Found = Reply<'availability_explain'>['results'][number]

/** "Why is this time not free?": who could do it then, and what stands in the way of the others. */
export function WhyPage() {
  const { t } = useTranslation('why')
  const search = useSearch({ from: '/dashboard/why' })
  const navigate = useNavigate({ from: '/dashboard/why' })
  const services = useServices()
  const people = usePeople()
  const clock = useClock()
  const go = (wanted: WhySearch) => void navigate({ search: (before) => ({ ...before, ...wanted }), replace: true })
  const { service, staff, date = clock.today(), time } = search
  return (
    <Page title={t('title')}>
      <Text c="dimmed" maw={640}>
        {t('intro')}
      </Text>
      <Card withBorder>
        <Group align="end" gap="md">
          <Select
            label={t('service')}
            required
            searchable
            data={services.map(({ id, name }) => ({ value: id, label: name }))}
            value={service ?? null}
            onChange={(id) => go({ service: id ?? undefined })}
            w={{ base: '100%', sm: 240 }}
          />
          <Select
            label={t('person')}
            placeholder={t('everybody')}
            clearable
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={staff ?? null}
            onChange={(id) => go({ staff: id ?? undefined })}
            w={{ base: '100%', sm: 200 }}
          />
          <TextInput
            type="date"
            label={t('date')}
            required
            value={date}
            onChange={({ currentTarget: { value } }) => /^\d{4}-\d\d-\d\d$/.test(value) && go({ date: value })}
          />
          <TextInput
            type="time"
            label={t('time')}
            required
            value={time ?? ''}
            onChange={({ currentTarget: { value } }) => go({ time: value || undefined })}
          />
        </Group>
      </Card>
      {service === undefined || time === undefined ? (
        <Text c="dimmed">{t('choose')}</Text>
      ) : (
        <Reasons service={service} staff={staff} date={date} time={time} />
      )}
    </Page>
  )
}

interface ReasonsProps {
  service: string
  staff: string | undefined
  date: string
  time: string
}

function Reasons({ service, staff, date, time }: ReasonsProps) {
  const { t } = useTranslation('why')
  const people = usePeople()
  const clock = useClock()
  const format = useFormat()
  const may = useMay()
  const { openNew } = useOpen()
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const start = new Date(clock.instantOf(wallOfDate(date) + (hours * 60 + minutes) * minute)).toISOString()
  const query = { service, start_time: start, ...(staff === undefined ? {} : { staff }) }
  const found = queries.useQuery('get', '/api/availability/explain/', { params: { query } })
  return (
    <Answer query={found} isEmpty={({ results }) => results.length === 0} empty={t('nobodyDoes')}>
      {({ results }) => (
        <Stack aria-live="polite">
          <Text fw={600}>{format.dayTime(start)}</Text>
          {results.some(({ is_free }) => is_free) ? (
            <Alert color="teal" title={t('free')}>
              <Text size="sm">{t('freeText')}</Text>
            </Alert>
          ) : null}
          {results.map((one) => (
            <Card key={one.staff_id} withBorder>
              <Group justify="space-between" mb={one.is_free ? 0 : 'xs'}>
                <Text fw={650}>
                  <bdi>{people.find(({ id }) => id === one.staff_id)?.name ?? ''}</bdi>
                </Text>
                {one.is_free && may('bookings.write') ? (
                  <ButtonLink
                    to="."
                    search={(before: object) => ({ ...before }) as never}
                    onClick={(event) => {
                      event.preventDefault()
                      openNew({ at: start, who: one.staff_id, what: service })
                    }}
                  >
                    {t('book')}
                  </ButtonLink>
                ) : (
                  <Badge
                    color={one.is_free ? 'teal' : 'red'}
                    variant="light"
                    styles={{ label: { color: 'var(--mantine-color-text)' } }}
                  >
                    {t(one.is_free ? 'isFree' : 'isNotFree')}
                  </Badge>
                )}
              </Group>
              {one.is_free ? null : <Why found={one} date={date} />}
            </Card>
          ))}
        </Stack>
      )}
    </Answer>
  )
}

/** Where one sees what a reason comes from. */
function Why({ found: { staff_id, reasons }, date }: { found: Found; date: string }) {
  const { t } = useTranslation('why')
  const inCalendar = ['booked', 'buffer', 'time_off', 'closed', 'break', 'no_room', 'class_full', 'day_limit']
  return (
    <Stack gap="xs" align="start">
      <List>
        {reasons.map((reason) => (
          <List.Item key={reason}>
            <Text fw={600} span>
              {t(`reasons.${reason}`)}
            </Text>
            {' — '}
            {t(`explained.${reason}`)}
          </List.Item>
        ))}
      </List>
      {reasons.some((reason) => inCalendar.includes(reason)) ? (
        <ButtonLink
          variant="default"
          size="sm"
          to="/dashboard/calendar"
          search={{ date, view: reasons.includes('no_room') ? 'rooms' : 'day', staff: staff_id } as never}
        >
          {t('lookInCalendar')}
        </ButtonLink>
      ) : null}
    </Stack>
  )
}
