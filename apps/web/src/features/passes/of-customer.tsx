import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { Ticket } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { PassDrawer } from './drawer.tsx'
import { pageSize } from './search.ts'
import { SellDialog, type SellDialogProps } from './sell.tsx'
import { PassesTable } from './table.tsx'

/** The passes of one customer, what is left of each, and the way to another. */
export function PassesOfCustomer({ customer }: { customer: NonNullable<SellDialogProps['customer']> }) {
  const { t } = useTranslation('passes')
  const may = useMay()
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string>()
  const [isSelling, sell] = useDisclosure()
  const passes = queries.useQuery(
    'get',
    '/api/passes/',
    { params: { query: { customer_id: customer.id, page, page_size: pageSize } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Stack gap="lg">
      <Answer query={passes} isEmpty={({ results }) => results.length === 0} empty={t('noneOfTheirs')}>
        {(data) => <PassesTable passes={data} withoutCustomer page={page} onOpen={setOpen} onPage={setPage} />}
      </Answer>
      {may('payments.write') ? (
        <Button
          variant="default"
          leftSection={<Ticket size={18} aria-hidden />}
          onClick={sell.open}
          style={{ alignSelf: 'start' }}
        >
          {t('sell')}
        </Button>
      ) : null}
      <SellDialog isOpen={isSelling} onClose={sell.close} customer={customer} />
      {open === undefined ? null : <PassDrawer id={open} onClose={() => setOpen(undefined)} />}
    </Stack>
  )
}
