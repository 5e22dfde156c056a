import { Modal, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { Answer } from '../../ui/answer.tsx'
import { Loading } from '../../ui/loading.tsx'
import type { Whom } from '../new-booking/wish.ts'
import { Sold, type SoldPass } from './sold.tsx'

// It comes when something is sold.
const SaleForm = lazy(async () => ({ default: (await import('./sale-form.tsx')).SaleForm }))

export interface SellDialogProps {
  isOpen: boolean
  onClose: () => void
  /** Who buys it, where that is said already. */
  customer?: Extract<Whom, { kind: 'known' }>['customer']
}

/** A pass over the counter: which, to whom, and all of its price. */
export function SellDialog({ isOpen, onClose, customer }: SellDialogProps) {
  const { t } = useTranslation(['passes', 'ui'])
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('passes:sell')}
      fullScreen={isPhone}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {/* Words that are not there yet keep this waiting, and not the page behind it. */}
      <Suspense fallback={<Loading />}>{isOpen ? <Selling customer={customer} onClose={onClose} /> : null}</Suspense>
    </Modal>
  )
}

function Selling({ customer, onClose }: { customer: SellDialogProps['customer']; onClose: () => void }) {
  const { t } = useTranslation('passes')
  const [sold, setSold] = useState<SoldPass>()
  const types = queries.useQuery('get', '/api/pass_types/', {
    params: { query: { is_active: 'true', page_size: 100, ordering: 'name' } },
  })
  if (sold !== undefined) return <Sold sold={sold} onClose={onClose} />
  return (
    <Answer query={types} isEmpty={({ results }) => results.length === 0} empty={<Text>{t('noTypesYet')}</Text>}>
      {({ results }) => <SaleForm types={results} customer={customer} onSold={setSold} />}
    </Answer>
  )
}
