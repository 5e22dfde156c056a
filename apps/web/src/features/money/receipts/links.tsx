import { Anchor, List } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'

type Receipt = Pick<Row<'receipts_list'>, 'id' | 'number' | 'amount' | 'currency'>

/** The receipts of what was just taken, each to be printed. */
export function ReceiptLinks({ receipts }: { receipts: readonly Receipt[] }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  return (
    <List listStyleType="none" spacing="xs">
      {receipts.map(({ id, number, amount, currency }) => (
        <List.Item key={id} icon={<Printer size={16} aria-hidden />}>
          <Anchor href={`/api/receipts/${id}/page/`} target="_blank">
            {t('receiptNumber', { number: String(number), amount: format.money(amount, currency) })}
          </Anchor>
        </List.Item>
      ))}
    </List>
  )
}
