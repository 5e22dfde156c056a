import { Badge, Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useMay } from '../../shell/business.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'

/** At which addresses the business is found, and what is still to be set in the DNS of others. */
export function Domains() {
  const { t } = useTranslation('integrations')
  const may = useMay()
  const refresh = useRefresh()
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<string | null>(null)
  const [leaving, setLeaving] = useState<string | null>(null)
  const domains = queries.useQuery('get', '/api/own_domains/')
  const claims = queries.useQuery('get', '/api/domain_claims/')
  const canWrite = may('domains.write')
  const act = async (work: () => Promise<unknown>) => {
    await work().catch(tellFailure)
    await refresh('/api/own_domains/', '/api/domain_claims/')
  }
  const check = (id: string) =>
    act(async () => {
      const { data } = await api.POST('/api/domain_claims/{id}/check/', { params: { path: { id } } })
      tell(t(data?.proved ? 'domains.proved' : 'domains.notYet'))
    })
  return (
    <>
      <PartList
        title={t('domains.title')}
        hint={t('domains.hint')}
        empty={t('domains.empty')}
        query={domains}
        rows={domains.data?.results ?? []}
        keyOf={({ id }) => id}
        name={({ domain }) => <bdi dir="ltr">{domain}</bdi>}
        end={({ id, is_primary }) =>
          is_primary ? (
            <Badge variant="default" tt="none">
              {t('domains.primary')}
            </Badge>
          ) : canWrite ? (
            <Group gap="xs" justify="end">
              <Button
                variant="default"
                onClick={() =>
                  void act(async () => {
                    await api.POST('/api/own_domains/{id}/make_primary/', { params: { path: { id } } })
                    tell(t('domains.madePrimary'))
                  })
                }
              >
                {t('domains.makePrimary')}
              </Button>
              <Button variant="subtle" color="red" c="var(--danger-text)" onClick={() => setRemoving(id)}>
                {t('domains.remove')}
              </Button>
            </Group>
          ) : null
        }
        onAdd={canWrite ? () => setAdding(true) : undefined}
      />
      {claims.data === undefined || claims.data.results.length === 0 ? null : (
        <PartList
          title={t('domains.claims')}
          hint={t('domains.claimsHint')}
          empty=""
          rows={claims.data.results}
          keyOf={({ id }) => id}
          name={({ domain }) => <bdi dir="ltr">{domain}</bdi>}
          detail={({ id, proof, leads_to, last_error }) => (
            <>
              <CopyField label={t('domains.recordName', { type: proof.record.type })} value={proof.record.name} />
              <CopyField label={t('domains.recordValue')} value={proof.record.value} />
              <CopyField label={t('domains.leadsTo')} value={leads_to} />
              {last_error === '' ? null : (
                <Text size="sm" c="var(--danger-text)" mt={6} dir="auto">
                  {last_error}
                </Text>
              )}
              {canWrite ? (
                <Group gap="xs" mt="sm">
                  <Button variant="light" onClick={() => void check(id)}>
                    {t('domains.check')}
                  </Button>
                  <Button variant="default" onClick={() => setLeaving(id)}>
                    {t('domains.giveUp')}
                  </Button>
                </Group>
              ) : null}
            </>
          )}
        />
      )}
      {removing === null ? null : (
        <Confirm
          isOpen
          onClose={() => setRemoving(null)}
          title={t('domains.removeTitle')}
          action={t('domains.remove')}
          isDangerous
          onConfirm={async () => {
            await api.DELETE('/api/own_domains/{id}/', { params: { path: { id: removing } } })
            await refresh('/api/own_domains/')
          }}
        >
          <Text size="sm">{t('domains.removeText')}</Text>
        </Confirm>
      )}
      {leaving === null ? null : (
        <Confirm
          isOpen
          onClose={() => setLeaving(null)}
          title={t('domains.giveUpTitle')}
          action={t('domains.giveUp')}
          isDangerous
          onConfirm={async () => {
            await api.DELETE('/api/domain_claims/{id}/', { params: { path: { id: leaving } } })
            await refresh('/api/domain_claims/')
          }}
        >
          <Text size="sm">{t('domains.giveUpText')}</Text>
        </Confirm>
      )}
      {isAdding ? <ClaimEditor onClose={() => setAdding(false)} /> : null}
    </>
  )
}

function ClaimEditor({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('integrations')
  const refresh = useRefresh()
  const submitted = useSubmit({ initialValues: { domain: '' } }, async (body) => {
    await api.POST('/api/domain_claims/', { body })
    await refresh('/api/domain_claims/')
    onClose()
  })
  return (
    <Editor title={t('domains.new')} submitted={submitted} onClose={onClose}>
      <TextInput
        label={t('domains.domain')}
        description={t('domains.domainHint')}
        dir="ltr"
        placeholder="book.example.com"
        required
        data-autofocus
        {...submitted.form.getInputProps('domain')}
      />
    </Editor>
  )
}
