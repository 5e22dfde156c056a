import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'

export interface ManageLinkProps {
  entryId: string
  isOpen: boolean
  onClose: () => void
}

/** A link for whoever waits, to be sent by hand: there they take what is offered, wait on or leave. */
export function ManageLink({ entryId, isOpen, onClose }: ManageLinkProps) {
  const { t } = useTranslation('waitlist')
  const { t: ui } = useTranslation('ui')
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('linkTitle')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <NewLink entryId={entryId} />
    </Modal>
  )
}

function NewLink({ entryId }: { entryId: string }) {
  const { t } = useTranslation('waitlist')
  const [link, setLink] = useState<string>()
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another try
  useEffect(() => {
    let isOver = false
    setError(null)
    api.POST('/api/waitlist/{id}/manage_link/', { params: { path: { id: entryId } } }).then(
      ({ data }) => {
        if (!isOver && data !== undefined) setLink(`${location.origin}/w/${data.manage_token}`)
      },
      (refused) => {
        if (!isOver) setError(refused)
      },
    )
    return () => {
      isOver = true
    }
  }, [entryId, turn])
  if (error !== null) return <Failure error={error} reset={() => setTurn(turn + 1)} />
  if (link === undefined) return <Loading />
  return (
    <Stack>
      <Text>{t('linkText')}</Text>
      <Code block dir="ltr" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {link}
      </Code>
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Group>
            <Button
              leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              onClick={copy}
            >
              <span role="status">{copied ? t('copied') : t('copy')}</span>
            </Button>
          </Group>
        )}
      </CopyButton>
    </Stack>
  )
}
