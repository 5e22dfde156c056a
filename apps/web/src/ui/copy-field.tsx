import { ActionIcon, CopyButton, Textarea, TextInput } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Something to take along as it stands, by a tap. */
export function CopyField({ label, value, isLong = false }: { label: string; value: string; isLong?: boolean }) {
  const { t } = useTranslation('ui')
  const Field = isLong ? Textarea : TextInput
  return (
    <Field
      label={label}
      value={value}
      readOnly
      dir="ltr"
      {...(isLong ? { autosize: true } : {})}
      onFocus={({ currentTarget }) => currentTarget.select()}
      styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: 13 } }}
      rightSection={
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <ActionIcon variant="subtle" onClick={copy} aria-label={t(copied ? 'copied' : 'copy')} size={32}>
              {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            </ActionIcon>
          )}
        </CopyButton>
      }
    />
  )
}
