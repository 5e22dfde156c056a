import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { CalendarClock, CalendarDays, Clock, Link2, Send, User, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useClock } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { LinkTo } from '../../ui/link.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { tell } from '../../ui/tell.tsx'
import { ManageLink } from './link.tsx'
import { OfferDialog } from './offer.tsx'
import type { Entry } from './search.ts'

const colourOf: Record<Entry['status'], string> = {
  waiting: 'yellow.6',
  offered: 'blue.6',
  booked: 'teal.6',
  cancelled: 'gray.6',
  lapsed: 'gray.6',
}

export interface EntryCardProps {
  entry: Entry
  customer: string | undefined
  service: string | undefined
  staff: string | undefined
}

export function EntryCard({ entry, customer, service, staff }: EntryCardProps) {
  const { t } = useTranslation('waitlist')
  const format = useFormat()
  const may = useMay()
  const client = useQueryClient()
  const clock = useClock()
  const [isLeaving, leave] = useDisclosure()
  const [isSharing, share] = useDisclosure()
  const [isOffering, offer] = useDisclosure()
  const canBeOffered = entry.status === 'waiting' || (entry.status === 'lapsed' && entry.to_date >= clock.today())
  const isOpen = entry.status === 'waiting' || entry.status === 'offered'
  const { from_date, to_date, from_time, to_time, weekdays } = entry
  const allDay = from_time.startsWith('00:00') && /^(23:59|24:00|00:00)/.test(to_time)
  const cancel = async () => {
    await api.POST('/api/waitlist/{id}/cancel/', { params: { path: { id: entry.id } } })
    await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/waitlist/') })
    tell(t('cancelled'))
  }
  return (
    <Card withBorder component="article">
      <Stack gap="sm" h="100%">
        <Group justify="space-between" align="start" wrap="nowrap">
          <div>
            <Title order={2} size="h5">
              <LinkTo to="/dashboard/customers/$customerId" params={{ customerId: entry.customer_id }} inherit>
                <bdi>{customer ?? t('customer')}</bdi>
              </LinkTo>
            </Title>
            <Text>
              <bdi>{service}</bdi>
              {entry.seats > 1 ? ` · ${t('seats', { count: entry.seats })}` : ''}
            </Text>
          </div>
          <StateBadge color={colourOf[entry.status]}>{t(`status.${entry.status}`)}</StateBadge>
        </Group>
        <Stack gap={6}>
          <Fact icon={<User size={16} aria-hidden />}>{staff === undefined ? t('anyone') : <bdi>{staff}</bdi>}</Fact>
          <Fact icon={<CalendarDays size={16} aria-hidden />}>
            {from_date === to_date
              ? format.date(from_date)
              : t('between', { from: format.date(from_date), to: format.date(to_date) })}
            {weekdays.length === 0 || weekdays.length === 7 ? '' : ` · ${weekdayNames(weekdays, format.locale)}`}
          </Fact>
          {allDay ? null : (
            <Fact icon={<Clock size={16} aria-hidden />}>
              <bdi dir="ltr">
                {from_time.slice(0, 5)} – {to_time.slice(0, 5)}
              </bdi>
            </Fact>
          )}
          {entry.notes === '' ? null : (
            <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
              {entry.notes}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {t('since', { date: format.dayTime(entry.created_at) })}
          </Text>
        </Stack>
        {entry.status === 'waiting' ? null : <Offers entryId={entry.id} />}
        {canBeOffered && may('waitlist.write') ? (
          <Button mt="auto" variant="light" leftSection={<Send size={16} aria-hidden />} onClick={offer.open}>
            {t('offerTime')}
          </Button>
        ) : null}
        {isOpen && may('waitlist.write') ? (
          <Group gap="xs" mt={entry.status === 'waiting' ? 0 : 'auto'}>
            <Button
              variant="default"
              size="xs"
              h={36}
              leftSection={<Link2 size={16} aria-hidden />}
              onClick={share.open}
            >
              {t('makeLink')}
            </Button>
            <Button
              variant="subtle"
              c="red.9"
              size="xs"
              h={36}
              leftSection={<X size={16} aria-hidden />}
              onClick={leave.open}
            >
              {t('takeOff')}
            </Button>
          </Group>
        ) : null}
      </Stack>
      <Confirm
        isOpen={isLeaving}
        onClose={leave.close}
        title={t('takeOffTitle', { name: customer ?? t('customer') })}
        action={t('takeOff')}
        isDangerous
        onConfirm={cancel}
      >
        <Text>{t('takeOffText')}</Text>
      </Confirm>
      <OfferDialog entry={entry} name={customer ?? t('customer')} isOpen={isOffering} onClose={offer.close} />
      <ManageLink entryId={entry.id} isOpen={isSharing} onClose={share.close} />
    </Card>
  )
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Group gap={8} wrap="nowrap">
      {icon}
      <Text size="sm" component="div">
        {children}
      </Text>
    </Group>
  )
}

/** What was offered to them so far, and what became of it. */
function Offers({ entryId }: { entryId: string }) {
  const { t } = useTranslation('waitlist')
  const format = useFormat()
  const { data } = queries.useQuery('get', '/api/waitlist/{id}/offers/', { params: { path: { id: entryId } } })
  if (data === undefined || data.results.length === 0) return null
  return (
    <Stack gap={6} component="section" aria-label={t('offers')}>
      <Text size="sm" fw={600}>
        {t('offers')}
      </Text>
      {data.results.map(({ id, booking_id, start_time, expires_at, status }) => (
        <Fact key={id} icon={<CalendarClock size={16} aria-hidden />}>
          <LinkTo to="." search={(now) => ({ ...now, booking: booking_id })}>
            {format.dayTime(start_time)}
          </LinkTo>
          {' · '}
          {status === 'open' ? t('openUntil', { time: format.dayTime(expires_at) }) : t(`offer.${status}`)}
        </Fact>
      ))}
    </Stack>
  )
}

/** 1 is Monday, as in ISO 8601. */
function weekdayNames(weekdays: readonly number[], locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(
    [...weekdays].sort().map((day) => format.format(new Date(Date.UTC(2024, 0, day)))),
  )
}
