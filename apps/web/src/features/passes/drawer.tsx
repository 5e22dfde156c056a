import { Alert, Button, Divider, Drawer, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { nameIn, useCustomerNames, useServiceChoices } from '../../lookups/names.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { LinkTo } from '../../ui/link.tsx'
import { ExtendDialog } from './extend.tsx'
import { type Pass, spacedCode, standingOf } from './kinds.ts'
import { Left } from './left.tsx'
import { TakeBackDialog } from './take-back.tsx'
import { useUntil } from './until.ts'
import { PassUses } from './uses.tsx'

/** One pass: what is left of it, what it was used for, and what may be done about it. */
export function PassDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['passes', 'ui'])
  const pass = queries.useQuery('get', '/api/passes/{id}/', { params: { path: { id } } })
  return (
    <Drawer
      opened
      onClose={() => document.querySelectorAll('[role=dialog]').length > 1 || onClose()}
      position="right"
      size="md"
      title={<bdi>{pass.data?.name ?? t('passes:pass')}</bdi>}
      styles={{ title: { fontWeight: 650 } }}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Answer query={pass}>{(found) => <Whole pass={found} />}</Answer>
    </Drawer>
  )
}

function Whole({ pass }: { pass: Pass }) {
  const { t } = useTranslation('passes')
  const format = useFormat()
  const lasts = useUntil()
  const may = useMay()
  const [dialog, setDialog] = useState<'extend' | 'takeBack'>()
  const customer = useCustomerNames([pass.customer_id])(pass.customer_id)
  const serviceName = nameIn(useServiceChoices())
  const { service_ids, valid_until, is_transferable, price, currency, created_at, actor_name } = pass
  const facts = [
    ['price', format.money(price, currency)],
    ['bought', actor_name === '' ? format.dayTime(created_at) : `${format.dayTime(created_at)} · ${actor_name}`],
    ['until', valid_until === null ? t('forGood') : lasts(valid_until)],
    [
      'services',
      service_ids.length === 0
        ? t('allServices')
        : service_ids.map((id) => serviceName(id) ?? t('otherService')).join(', '),
    ],
    ['forWhom', t(is_transferable ? 'forAnybody' : 'forBuyer')],
  ] as const
  return (
    <Stack gap="lg">
      <div>
        <LinkTo to="/dashboard/customers/$customerId" params={{ customerId: pass.customer_id }} fw={600}>
          <bdi>{customer ?? t('customer')}</bdi>
        </LinkTo>
        <Left pass={pass} />
      </div>
      {standingOf(pass) === 'over' ? <Alert color="orange">{t('overHint')}</Alert> : null}
      <CopyField label={t('code')} value={spacedCode(pass.code)} />
      <Stack gap={6} component="dl" m={0}>
        {facts.map(([name, value]) => (
          <Group key={name} justify="space-between" align="start" wrap="nowrap">
            <Text component="dt" size="sm" c="dimmed">
              {t(name)}
            </Text>
            <Text component="dd" m={0} size="sm" ta="end">
              <bdi>{value}</bdi>
            </Text>
          </Group>
        ))}
      </Stack>
      {may('payments.refund') ? (
        <Group gap="xs">
          <Button variant="default" onClick={() => setDialog('extend')}>
            {t('extend')}
          </Button>
          {pass.rest > 0 ? (
            <Button variant="subtle" color="red" c="var(--danger-text)" onClick={() => setDialog('takeBack')}>
              {t('takeBack')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      <Divider />
      <section>
        <Title order={2} size="h5" mb="sm">
          {t('history')}
        </Title>
        <PassUses passId={pass.id} />
      </section>
      {dialog === 'extend' ? <ExtendDialog pass={pass} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'takeBack' ? <TakeBackDialog pass={pass} onClose={() => setDialog(undefined)} /> : null}
    </Stack>
  )
}
