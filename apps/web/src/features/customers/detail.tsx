import { Button, Menu, Tabs } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { Ban, Ellipsis, Merge, Pencil, Trash2 } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { nameOfCustomer } from '../../lookups/names.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { LinkTo } from '../../ui/link.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { About } from './about.tsx'
import { BlockDialog, Blocked } from './block.tsx'
import { CustomerDialog } from './dialog.tsx'
import { CustomerFigures } from './figures.tsx'
import { BookingHistory, PaymentHistory } from './history.tsx'
import { MergeDialog } from './merge.tsx'
import { RemoveCustomer } from './remove.tsx'
import type { Customer } from './table.tsx'

const PassesOfCustomer = lazy(async () => ({
  default: (await import('../passes/of-customer.tsx')).PassesOfCustomer,
}))

const route = getRouteApi('/dashboard/customers/$customerId')

export function CustomerPage() {
  const { t } = useTranslation('customers')
  const { customerId } = route.useParams()
  const customer = queries.useQuery('get', '/api/customers/{id}/', { params: { path: { id: customerId } } })
  return (
    <>
      <LinkTo to="/dashboard/customers" size="sm" display="inline-block" py={4}>
        {t('title')}
      </LinkTo>
      <Answer query={customer}>{(data) => <Detail customer={data} />}</Answer>
    </>
  )
}

function Detail({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const { t: ui } = useTranslation('ui')
  const may = useMay()
  const { tab = 'bookings' } = route.useSearch()
  const navigate = route.useNavigate()
  const [isEditing, edit] = useDisclosure()
  const [isMerging, merge] = useDisclosure()
  const [isRemoving, remove] = useDisclosure()
  const [isBlocking, block] = useDisclosure()
  const actions = may('customers.write') ? (
    <>
      <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={edit.open}>
        {ui('edit')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="sm" aria-label={t('more')}>
            <Ellipsis size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Merge size={16} aria-hidden />} onClick={merge.open}>
            {t('merge.open')}
          </Menu.Item>
          {customer.blocked_at === null ? (
            <Menu.Item leftSection={<Ban size={16} aria-hidden />} onClick={block.open}>
              {t('block.open')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} c="red.8" onClick={remove.open}>
            {ui('delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  ) : null
  return (
    <Page title={nameOfCustomer(customer)} isName actions={actions}>
      <Blocked customer={customer} />
      <CustomerFigures customer={customer} />
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: { tab: value as typeof tab }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="bookings">{t('tabs.bookings')}</Tabs.Tab>
          {may('payments.read') ? <Tabs.Tab value="passes">{t('tabs.passes')}</Tabs.Tab> : null}
          {may('payments.read') ? <Tabs.Tab value="payments">{t('tabs.payments')}</Tabs.Tab> : null}
          <Tabs.Tab value="about">{t('tabs.about')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="bookings">
          <BookingHistory customerId={customer.id} />
        </Tabs.Panel>
        {may('payments.read') ? (
          <Tabs.Panel value="passes">
            <Suspense fallback={<Loading />}>
              <PassesOfCustomer customer={customer} />
            </Suspense>
          </Tabs.Panel>
        ) : null}
        {may('payments.read') ? (
          <Tabs.Panel value="payments">
            <PaymentHistory customerId={customer.id} />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="about">
          <About customer={customer} />
        </Tabs.Panel>
      </Tabs>
      <CustomerDialog isOpen={isEditing} onClose={edit.close} customer={customer} onSaved={() => undefined} />
      <BlockDialog customer={customer} isOpen={isBlocking} onClose={block.close} />
      <MergeDialog
        customer={customer}
        isOpen={isMerging}
        onClose={merge.close}
        onMerged={(customerId) =>
          void navigate({ to: '/dashboard/customers/$customerId', params: { customerId }, replace: true })
        }
      />
      <RemoveCustomer
        customer={customer}
        isOpen={isRemoving}
        onClose={remove.close}
        onRemoved={() => void navigate({ to: '/dashboard/customers' })}
      />
    </Page>
  )
}
