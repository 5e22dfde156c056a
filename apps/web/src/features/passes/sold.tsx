import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/types.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { ReceiptLinks } from '../money/receipts/links.tsx'
import { spacedCode } from './kinds.ts'
import { useUntil } from './until.ts'

export type SoldPass = Reply<'passes_sell'>

/** It is sold: the code that the customer takes along, and what is printed. */
export function Sold({ sold: { pass, receipts }, onClose }: { sold: SoldPass; onClose: () => void }) {
  const { t } = useTranslation(['passes', 'money', 'ui'])
  const lasts = useUntil()
  return (
    <Stack>
      <Alert color="teal" role="status" title={t('passes:isSoldNow')}>
        <bdi>{pass.name}</bdi> · {t('passes:uses', { count: pass.uses })}
        {pass.valid_until === null ? null : ` · ${t('passes:goodUntil', { time: lasts(pass.valid_until) })}`}
      </Alert>
      <CopyField label={t('passes:code')} value={spacedCode(pass.code)} />
      <Text size="sm" c="dimmed">
        {t('passes:codeHint')}
      </Text>
      <ReceiptLinks receipts={receipts} />
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t('ui:close')}
        </Button>
      </Group>
    </Stack>
  )
}
