import { Badge, Checkbox, Menu, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platformApi, platformQueries } from '../../../api/client.ts'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { useAttempt } from '../../../ui/attempt.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { PartList } from '../../../ui/part-list.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { RowMenu } from '../../../ui/row-menu.tsx'
import { tellFailure } from '../../../ui/tell.tsx'
import { useMayOnPlatform } from '../me.ts'
import type { Overview } from './page.tsx'

/** Where it answers, and what it says is its own and has not proved. */
export function Domains({ business }: { business: Overview }) {
  const { t } = useTranslation(['platform', 'ui'])
  const format = usePlatformFormat()
  const may = useMayOnPlatform()
  const refresh = useRefresh()
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<{ id: string; domain: string } | null>(null)
  const domains = platformQueries.useQuery('get', '/api/domains/', {
    params: { query: { tenant_id: business.id, page_size: 100, ordering: 'domain' } },
  })
  const canWrite = may('tenants.write')
  const again = () => refresh('/api/domains/', '/api/tenants/')
  const makePrimary = async (id: string) => {
    await platformApi.POST('/api/domains/{id}/make_primary/', { params: { path: { id } } }).catch(tellFailure)
    await again()
  }
  const rows = [
    ...(domains.data?.results ?? []).map((domain) => ({ ...domain, claim: null })),
    ...business.claims.map((claim) => ({ ...claim, is_primary: false, failing_since: null, claim })),
  ]
  return (
    <>
      <PartList
        title={t('domains.title')}
        hint={t('domains.hint')}
        empty={t('domains.empty')}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ domain }) => (
          <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>
            {domain}
          </bdi>
        )}
        detail={({ claim, checked_at: checked, failing_since: failing }) => {
          if (claim !== null) {
            return (
              <Stack gap={0}>
                <span>{t('domains.claimed', { until: format.date(claim.expires_at.slice(0, 10)) })}</span>
                {claim.last_error === '' ? null : <bdi>{claim.last_error}</bdi>}
              </Stack>
            )
          }
          if (failing !== null) {
            return (
              <Text span size="sm" c="var(--danger-text)">
                {t('domains.failing', { since: format.dayTime(failing) })}
              </Text>
            )
          }
          return checked === null ? t('domains.unproved') : t('domains.proved', { at: format.dayTime(checked) })
        }}
        end={({ id, domain, is_primary, claim }) =>
          is_primary ? (
            <Badge variant="default" tt="none" size="lg">
              {t('domains.primary')}
            </Badge>
          ) : claim !== null ? (
            <Badge variant="default" tt="none" size="lg">
              {t('domains.waiting')}
            </Badge>
          ) : canWrite ? (
            <RowMenu label={t('ui:actions', { name: domain })}>
              <Menu.Item onClick={() => void makePrimary(id)}>{t('domains.makePrimary')}</Menu.Item>
              <Menu.Item c="var(--danger-text)" onClick={() => setLeaving({ id, domain })}>
                {t('domains.remove')}
              </Menu.Item>
            </RowMenu>
          ) : null
        }
        onAdd={canWrite ? () => setAdding(true) : undefined}
      />
      {isAdding ? <NewDomain tenantId={business.id} onClose={() => setAdding(false)} onAdded={again} /> : null}
      <Confirm
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('domains.removeTitle', { domain: leaving?.domain ?? '' })}
        action={t('domains.remove')}
        isDangerous
        onConfirm={async () => {
          await platformApi.DELETE('/api/domains/{id}/', { params: { path: { id: leaving?.id ?? '' } } })
          await again()
        }}
      >
        <Text>{t('domains.removeText')}</Text>
      </Confirm>
    </>
  )
}

interface NewDomainProps {
  tenantId: string
  onClose: () => void
  onAdded: () => Promise<unknown>
}

function NewDomain({ tenantId, onClose, onAdded }: NewDomainProps) {
  const { t } = useTranslation('platform')
  const once = useAttempt()
  const submitted = useSubmit(
    { initialValues: { domain: '', reason: '', is_primary: false } },
    async ({ domain, reason, is_primary }) => {
      const body = { tenant_id: tenantId, domain, is_primary, ...(reason.trim() === '' ? {} : { reason }) }
      await once((key) => platformApi.POST('/api/domains/', { params: { header: { 'idempotency-key': key } }, body }))
      await onAdded()
      onClose()
    },
  )
  const { form } = submitted
  return (
    <Editor title={t('domains.new')} submitted={submitted} onClose={onClose}>
      <TextInput
        label={t('domains.domain')}
        placeholder="rdv.example.com"
        required
        dir="ltr"
        data-autofocus
        {...form.getInputProps('domain')}
      />
      <TextInput
        label={t('reason')}
        description={t('domains.reasonHint')}
        dir="auto"
        {...form.getInputProps('reason')}
      />
      <Checkbox label={t('domains.makePrimary')} {...form.getInputProps('is_primary', { type: 'checkbox' })} />
    </Editor>
  )
}
