import { Button, Divider, Drawer, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { nameIn, useCustomerNames, useReferences, useServiceChoices } from '../../../lookups/names.ts'
import { Answer } from '../../../ui/answer.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'
import { LinkTo } from '../../../ui/link.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell, tellFailure } from '../../../ui/tell.tsx'
import { type Coupon, couponStandingOf } from '../kinds.ts'
import { useUntil } from '../until.ts'
import { worthOf } from './worth.ts'

export interface CouponDrawerProps {
  id: string
  onClose: () => void
  /** Without it one may only look. */
  onEdit: ((coupon: Coupon) => void) | undefined
}

/** One code: its terms, its end, and who came with it. */
export function CouponDrawer({ id, onClose, onEdit }: CouponDrawerProps) {
  const { t } = useTranslation(['passes', 'ui'])
  const coupon = queries.useQuery('get', '/api/coupons/{id}/', { params: { path: { id } } })
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={<bdi>{coupon.data?.code ?? t('passes:coupons.code')}</bdi>}
      styles={{ title: { fontWeight: 650 } }}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Answer query={coupon}>{(found) => <Whole coupon={found} onEdit={onEdit} />}</Answer>
    </Drawer>
  )
}

function Whole({ coupon, onEdit }: { coupon: Coupon } & Pick<CouponDrawerProps, 'onEdit'>) {
  const { t } = useTranslation(['passes', 'ui'])
  const format = useFormat()
  const lasts = useUntil()
  const refresh = useRefresh()
  const serviceName = nameIn(useServiceChoices())
  const { id, code, service_ids, from_instant, until_instant, max_uses, max_per_customer, min_price, used } = coupon
  const { currency } = coupon
  const state = couponStandingOf(coupon)
  const none = t('passes:coupons.noLimit')
  const facts = [
    ['coupons.worth', worthOf(coupon, format)],
    [
      'services',
      service_ids.length === 0
        ? t('passes:allServices')
        : service_ids.map((one) => serviceName(one) ?? t('passes:otherService')).join(', '),
    ],
    ['coupons.from', from_instant === null ? t('passes:coupons.atOnce') : format.dayTime(from_instant)],
    ['until', until_instant === null ? t('passes:forGood') : lasts(until_instant)],
    ['coupons.minPrice', Number(min_price) > 0 ? format.money(min_price, currency) : none],
    ['coupons.maxUses', max_uses === null ? none : format.number(max_uses)],
    ['coupons.maxEach', max_per_customer === null ? none : format.number(max_per_customer)],
    ['coupons.used', format.number(used)],
    ['coupons.state', t(`passes:coupons.states.${state}`)],
  ] as const
  const setActive = async (is_active: boolean) => {
    try {
      await api.PATCH('/api/coupons/{id}/', { params: { path: { id } }, body: { is_active } })
      const undo = is_active ? {} : { undo: () => setActive(true) }
      tell(t(is_active ? 'passes:coupons.begun' : 'passes:coupons.endedNow'), undo)
      await refresh('/api/coupons/')
    } catch (error) {
      tellFailure(error)
    }
  }
  return (
    <Stack gap="lg">
      <CopyField label={t('passes:coupons.code')} value={code} />
      <Stack gap={6} component="dl" m={0}>
        {facts.map(([name, value]) => (
          <Group key={name} justify="space-between" align="start" wrap="nowrap">
            <Text component="dt" size="sm" c="dimmed">
              {t(`passes:${name}`)}
            </Text>
            <Text component="dd" m={0} size="sm" ta="end">
              <bdi>{value}</bdi>
            </Text>
          </Group>
        ))}
      </Stack>
      {onEdit === undefined ? null : (
        <Group gap="xs">
          <Button variant="default" onClick={() => onEdit(coupon)}>
            {t('ui:edit')}
          </Button>
          {coupon.is_active ? (
            <Button variant="subtle" color="red" c="var(--danger-text)" onClick={() => void setActive(false)}>
              {t('passes:coupons.end')}
            </Button>
          ) : (
            <Button variant="subtle" onClick={() => void setActive(true)}>
              {t('passes:coupons.again')}
            </Button>
          )}
        </Group>
      )}
      <Divider />
      <section>
        <Title order={2} size="h5" mb="sm">
          {t('passes:coupons.uses')}
        </Title>
        <Uses coupon={coupon} />
      </section>
    </Stack>
  )
}

function Uses({ coupon: { id, currency } }: { coupon: Coupon }) {
  const { t } = useTranslation('passes')
  const format = useFormat()
  const uses = queries.useQuery('get', '/api/coupon_uses/', {
    params: { query: { coupon_id: id, page_size: 100, ordering: '-created_at' } },
  })
  const results = uses.data?.results ?? []
  const reference = useReferences(results.map(({ booking_id }) => booking_id))
  const customerName = useCustomerNames(results.map(({ customer_id }) => customer_id))
  return (
    <Answer query={uses} lines={2} isEmpty={(data) => data.results.length === 0} empty={t('coupons.notUsed')}>
      {(data) => (
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {data.results.map(({ id: use, booking_id, customer_id, count, discount, created_at }) => (
            <li key={use}>
              <Group justify="space-between" wrap="nowrap" align="start">
                <div>
                  <Text fw={550} component="div">
                    <bdi>{customerName(customer_id) ?? t('customer')}</bdi>{' '}
                    <LinkTo to="." search={(now) => ({ ...now, coupon: undefined, booking: booking_id })} dir="ltr">
                      {reference(booking_id) ?? t('booking')}
                    </LinkTo>
                  </Text>
                  <Text size="sm" c="dimmed">
                    {format.dayTime(created_at)}
                    {count < 0 ? ` · ${t('coupons.givenBack')}` : ''}
                  </Text>
                </div>
                <Text fw={600} style={{ flex: 'none' }}>
                  <bdi>{format.money(-Number(discount), currency)}</bdi>
                </Text>
              </Group>
            </li>
          ))}
        </Stack>
      )}
    </Answer>
  )
}
