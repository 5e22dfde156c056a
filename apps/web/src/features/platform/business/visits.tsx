import { Anchor, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platformApi, platformQueries } from '../../../api/client.ts'
import { useAttempt } from '../../../ui/attempt.ts'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { orElse, type Typed } from '../../../ui/numbers.ts'
import { useRefresh } from '../../../ui/refresh.ts'
import { VisitLines } from '../visit-lines.tsx'
import type { Overview } from './page.tsx'

const usualMinutes = 30
const mostMinutes = 60
const closed: readonly Overview['status'][] = ['archived', 'deleted']

/** The way into a business: for a reason, for a while, and with a trace that its owner sees. */
export function Visits({ business }: { business: Overview }) {
  const { t } = useTranslation('platform')
  const [isEntering, setEntering] = useState(false)
  const visits = platformQueries.useQuery('get', '/api/support_entries/', {
    params: { query: { tenant_id: business.id, page_size: 10 } },
  })
  return (
    <>
      <VisitLines
        title={t('visits.title')}
        visits={visits.data?.results ?? []}
        {...(closed.includes(business.status) ? {} : { onAdd: () => setEntering(true) })}
      />
      {isEntering ? <Enter business={business} onClose={() => setEntering(false)} /> : null}
    </>
  )
}

function Enter({ business, onClose }: { business: Overview; onClose: () => void }) {
  const { t } = useTranslation('platform')
  const refresh = useRefresh()
  const once = useAttempt()
  const [link, setLink] = useState<string | null>(null)
  const submitted = useSubmit(
    { initialValues: { reason: '', minutes: usualMinutes as Typed } },
    async ({ reason, minutes }) => {
      // Pressed once more, with the link in sight.
      if (link !== null) return onClose()
      const body = { tenant_id: business.id, reason, minutes: orElse(minutes, usualMinutes) }
      const { data } = await once((key) =>
        platformApi.POST('/api/support_entries/', { params: { header: { 'idempotency-key': key } }, body }),
      )
      await refresh('/api/support_entries/')
      setLink(data?.url ?? null)
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={t('visits.enterTitle', { name: business.name })}
      submitted={submitted}
      onClose={onClose}
      action={t(link === null ? 'visits.open' : 'visits.done')}
    >
      {link === null ? (
        <>
          <Text size="sm">{t('visits.warning')}</Text>
          <TextInput
            label={t('reason')}
            description={t('visits.reasonHint')}
            required
            maxLength={500}
            autoComplete="off"
            data-autofocus
            dir="auto"
            {...form.getInputProps('reason')}
          />
          <NumberInput
            label={t('visits.minutes')}
            required
            min={1}
            max={mostMinutes}
            {...form.getInputProps('minutes')}
          />
        </>
      ) : (
        <Stack gap="xs" role="status">
          <Text>{t('visits.ready')}</Text>
          <Anchor href={link} target="_blank" rel="noreferrer" fw={600}>
            {t('visits.go', { name: business.name })}
          </Anchor>
        </Stack>
      )}
    </Editor>
  )
}
