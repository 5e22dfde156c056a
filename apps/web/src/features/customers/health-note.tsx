import { Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { Failure } from '../../ui/failure.tsx'
import { useSubmit } from '../../ui/form.ts'
import { Loading } from '../../ui/loading.tsx'
import { tell } from '../../ui/tell.tsx'

/** Closed until somebody opens it: who reads it is written down, so it is not read in passing. */
export function HealthNote({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const [isOpen, setOpen] = useState(false)
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h4">
          <Lock size={16} aria-hidden /> {t('health')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('healthHint')}
        </Text>
        {isOpen ? (
          <Opened customerId={customerId} />
        ) : (
          <Button variant="default" onClick={() => setOpen(true)} style={{ alignSelf: 'start' }}>
            {t('healthRead')}
          </Button>
        )}
      </Stack>
    </Card>
  )
}

function Opened({ customerId }: { customerId: string }) {
  const asked = { params: { path: { id: customerId } } }
  const { data, error, isPending, refetch } = queries.useQuery('get', '/api/customers/{id}/health_note/', asked, {
    // Asked once each time it is opened, and kept nowhere: every asking is a line in the audit.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  })
  if (isPending) return <Loading />
  const refused: unknown = error
  const isMissing = refused instanceof ProblemError && refused.status === 404
  if (refused !== null && !isMissing) return <Failure error={refused} reset={() => void refetch()} />
  return <NoteForm key={data?.updated_at ?? ''} customerId={customerId} text={data?.text ?? ''} />
}

function NoteForm({ customerId, text }: { customerId: string; text: string }) {
  const { t } = useTranslation(['customers', 'ui'])
  const client = useQueryClient()
  const asked = { params: { path: { id: customerId } } }
  const { queryKey } = queries.queryOptions('get', '/api/customers/{id}/health_note/', asked)
  const { form, isBusy, error, onSubmit } = useSubmit({ initialValues: { text } }, async (values) => {
    if (values.text.trim() === '') await api.DELETE('/api/customers/{id}/health_note/', asked)
    else {
      const { data } = await api.PUT('/api/customers/{id}/health_note/', { ...asked, body: values })
      client.setQueryData(queryKey, data)
    }
    form.resetDirty(values)
    tell(t('ui:saved'))
  })
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <Textarea
          aria-label={t('customers:health')}
          description={t('customers:healthEmpty')}
          dir="auto"
          autosize
          minRows={3}
          {...form.getInputProps('text')}
        />
        {error === null ? null : <Failure error={error} reset={() => onSubmit()} />}
        <Group>
          <Button type="submit" loading={isBusy} disabled={!form.isDirty()}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
