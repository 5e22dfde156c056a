import { Alert, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { platformApi } from '../../../api/client.ts'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { useAttempt } from '../../../ui/attempt.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { tell } from '../../../ui/tell.tsx'
import type { Overview } from './page.tsx'

export type Step = Overview['steps'][number]

interface StepEditorProps {
  business: Overview
  step: Step
  onClose: () => void
}

/** Says what a step does before it is taken, and asks for the reason, which owners and history will have. */
export function StepEditor({ business, step, onClose }: StepEditorProps) {
  const { t } = useTranslation(['platform', 'ui'])
  const client = useQueryClient()
  const once = useAttempt()
  const { id, name } = business
  const submitted = useSubmit({ initialValues: { reason: '', slug: '' } }, async ({ reason, slug }) => {
    await once((key) => {
      const params = { path: { id }, header: { 'idempotency-key': key } }
      if (step === 'delete') return platformApi.POST('/api/tenants/{id}/delete/', { params, body: { reason, slug } })
      // They all take the same.
      const path = `/api/tenants/{id}/${step}/` as '/api/tenants/{id}/suspend/'
      return platformApi.POST(path, { params, body: { reason } })
    })
    await client.invalidateQueries()
    tell(t(`steps.${step}.done`, { name }))
    onClose()
  })
  const { form, isBusy, error } = submitted
  const isDangerous = step === 'delete' || step === 'archive'
  const isReady = form.values.reason.trim() !== '' && (step !== 'delete' || form.values.slug === business.slug)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`steps.${step}.title`, { name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form onSubmit={submitted.onSubmit} noValidate>
        <Stack>
          <Text>{t(`steps.${step}.text`)}</Text>
          {step === 'delete' ? <Along business={business} /> : null}
          <TextInput
            label={t('reason')}
            description={t('reasonHint')}
            required
            maxLength={500}
            autoComplete="off"
            data-autofocus
            dir="auto"
            {...form.getInputProps('reason')}
          />
          {step === 'delete' ? (
            <TextInput
              label={t('steps.delete.typed')}
              description={<bdi dir="ltr">{business.slug}</bdi>}
              required
              autoComplete="off"
              dir="ltr"
              {...form.getInputProps('slug')}
            />
          ) : null}
          {error === null ? null : <Failure error={error} reset={() => submitted.onSubmit()} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" color={isDangerous ? 'red.8' : undefined} loading={isBusy} disabled={!isReady}>
              {t(`steps.${step}.action`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** What a deletion takes along. */
function Along({ business: { holds, domains } }: { business: Overview }) {
  const { t } = useTranslation('platform')
  const { number } = usePlatformFormat()
  return (
    <Alert color="red" title={t('steps.delete.along')}>
      {holds === null ? (
        t('holds.unreadable')
      ) : (
        <List size="sm">
          <List.Item>{t('along.customers', { n: number(holds.customers) })}</List.Item>
          <List.Item>{t('along.bookings', { n: number(holds.all_bookings) })}</List.Item>
          <List.Item>{t('along.staff', { n: number(holds.staff.used) })}</List.Item>
          <List.Item>{t('along.services', { n: number(holds.services.used) })}</List.Item>
          <List.Item>{t('along.members', { n: number(holds.members) })}</List.Item>
          <List.Item>{t('along.domains', { n: number(domains.length) })}</List.Item>
        </List>
      )}
    </Alert>
  )
}
