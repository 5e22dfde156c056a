import { Anchor, Divider, Drawer, Group, Stack, Text, Title } from '@mantine/core'
import { Mail, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import type { Reply } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePeople } from '../../lookups/catalogue.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Actions } from './actions.tsx'
import { History } from './history.tsx'
import { Money } from './money.tsx'
import { StatusMark } from './status-mark.tsx'

export type Booking = Reply<'bookings_retrieve'>

/** A booking with all that is known and can be done, over whichever screen one is on. */
export function BookingDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('booking')
  const { t: ui } = useTranslation('ui')
  const booking = queries.useQuery('get', '/api/bookings/{id}/', { params: { path: { id } } })
  return (
    <Drawer
      opened
      // Escape is heard by every dialog: it is for the one on top.
      onClose={() => document.querySelectorAll('[role=dialog]').length > 1 || onClose()}
      position="right"
      size="md"
      title={
        <Text fw={650} size="lg" component="span">
          {t('title')} <bdi>{booking.data?.reference ?? ''}</bdi>
        </Text>
      }
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Answer query={booking}>{(found) => <Whole booking={found} />}</Answer>
    </Drawer>
  )
}

function Whole({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking')
  const format = useFormat()
  const may = useMay()
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Title order={2} size="h4">
            {format.day(booking.start_time)}
          </Title>
          <Text>
            {format.time(booking.start_time)} – {format.time(booking.end_time)}
          </Text>
        </div>
        <StatusMark status={booking.status} />
      </Group>
      <Actions booking={booking} />
      <Divider />
      <Who booking={booking} />
      <What booking={booking} />
      {may('payments.read') ? <Money booking={booking} /> : null}
      {booking.notes === '' && booking.answers.length === 0 ? null : (
        <section>
          <Title order={3} size="h6" mb={4}>
            {t('notes')}
          </Title>
          <Text dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
            {booking.notes}
          </Text>
          {booking.answers.map(({ field_id, label, value }) => (
            <Text key={field_id} size="sm">
              <bdi>{label}</bdi> : <bdi>{typeof value === 'boolean' ? t(value ? 'yes' : 'no') : value}</bdi>
            </Text>
          ))}
        </section>
      )}
      <History bookingId={booking.id} />
    </Stack>
  )
}

function Who({ booking: { customer_id: id } }: { booking: Booking }) {
  const { t } = useTranslation('booking')
  const may = useMay()
  const isKnown = id !== null && may('customers.read')
  const { data: customer } = queries.useQuery(
    'get',
    '/api/customers/{id}/',
    { params: { path: { id: id ?? '' } } },
    { enabled: isKnown },
  )
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {t('who')}
      </Title>
      {id === null ? (
        <Text c="dimmed">{t('nobody')}</Text>
      ) : (
        <Stack gap={2} align="start">
          <Text fw={600}>
            <bdi>{customer?.name || customer?.email || '…'}</bdi>
          </Text>
          {customer === undefined || customer.phone === '' ? null : (
            <Anchor href={`tel:${customer.phone}`} size="sm" lh="26px">
              <Group gap={6}>
                <Phone size={14} aria-hidden />
                <bdi dir="ltr">{customer.phone}</bdi>
              </Group>
            </Anchor>
          )}
          {customer === undefined || customer.email === '' ? null : (
            <Anchor href={`mailto:${customer.email}`} size="sm" lh="26px">
              <Group gap={6}>
                <Mail size={14} aria-hidden />
                <bdi>{customer.email}</bdi>
              </Group>
            </Anchor>
          )}
          {customer?.notes ? (
            <Text size="sm" c="dimmed" dir="auto">
              {customer.notes}
            </Text>
          ) : null}
        </Stack>
      )}
    </section>
  )
}

function What({ booking: { id, source, seats, moves } }: { booking: Booking }) {
  const { t } = useTranslation('booking')
  const format = useFormat()
  const people = usePeople()
  const query = { booking_id: id, ordering: 'position', page_size: 20 }
  const items = queries.useQuery('get', '/api/items/', { params: { query } })
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {t('what')}
      </Title>
      <Answer query={items} lines={1}>
        {({ results }) => (
          <Stack gap={4}>
            {results.map((item) => (
              <div key={item.id}>
                <Text fw={600}>
                  <bdi>{item.name}</bdi>
                </Text>
                <Text size="sm" c="dimmed">
                  {format.time(item.start_time)} – {format.time(item.end_time)} ·{' '}
                  <bdi>{people.find((person) => person.id === item.staff_id)?.name ?? ''}</bdi>
                </Text>
              </div>
            ))}
          </Stack>
        )}
      </Answer>
      <Text size="sm" c="dimmed">
        {[
          t(`source.${source}`),
          seats > 1 ? t('seats', { count: seats }) : '',
          moves > 0 ? t('moves', { count: moves }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </section>
  )
}
