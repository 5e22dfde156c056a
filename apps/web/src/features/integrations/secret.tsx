import { Alert, Button, Modal, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../ui/copy-field.tsx'

/** A secret that is shown this once; the dialog is left by its button alone. */
export function Secret({ value, onClose }: { value: string; onClose: () => void }) {
  const { t } = useTranslation('integrations')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('secret.title')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Alert color="orange">{t('secret.once')}</Alert>
        <CopyField label={t('secret.value')} value={value} />
        <Button onClick={onClose}>{t('secret.kept')}</Button>
      </Stack>
    </Modal>
  )
}
