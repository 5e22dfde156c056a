import { Badge, Button, Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'
import { type People, type Role, roles } from './roles.ts'

/** Who was asked in and has not come yet. */
export function Invitations({ people }: { people: People }) {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  const format = useFormat()
  const may = useMay()
  const refresh = useRefresh()
  const [isInviting, setInviting] = useState(false)
  const invitations = queries.useQuery('get', '/api/invitations/', { params: { query: { page_size: 50 } } })
  const rows = (invitations.data?.results ?? []).filter(({ state }) => state === 'open' || state === 'expired')
  const canWrite = may('members.write')
  const act = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work()
      tell(said)
    } catch (error) {
      tellFailure(error)
    }
    await refresh('/api/invitations/')
  }
  return (
    <>
      <PartList
        title={t('invitations')}
        hint={t('invitationsHint')}
        empty={t('noInvitations')}
        query={invitations}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ email }) => <bdi dir="ltr">{email}</bdi>}
        detail={({ id, role, state, expires_at }) => (
          <>
            {shell(`roles.${role}`)} ·{' '}
            {state === 'expired' ? t('expired') : t('until', { when: format.dayTime(expires_at) })}
            {canWrite ? (
              <Group gap="xs" mt={6}>
                <Button
                  size="compact-sm"
                  mih={32}
                  variant="light"
                  onClick={() =>
                    void act(() => api.POST('/api/invitations/{id}/resend/', { params: { path: { id } } }), t('resent'))
                  }
                >
                  {t('resend')}
                </Button>
                <Button
                  size="compact-sm"
                  mih={32}
                  variant="default"
                  onClick={() =>
                    void act(
                      () => api.POST('/api/invitations/{id}/revoke/', { params: { path: { id } } }),
                      t('revoked'),
                    )
                  }
                >
                  {t('revoke')}
                </Button>
              </Group>
            ) : null}
          </>
        )}
        end={({ state }) =>
          state === 'expired' ? (
            <Badge variant="default" tt="none">
              {t('expired')}
            </Badge>
          ) : null
        }
        onAdd={canWrite ? () => setInviting(true) : undefined}
        addLabel={t('invite')}
      />
      {isInviting ? <InvitationEditor people={people} onClose={() => setInviting(false)} /> : null}
    </>
  )
}

function InvitationEditor({ people, onClose }: { people: People; onClose: () => void }) {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  const refresh = useRefresh()
  const submitted = useSubmit(
    { initialValues: { email: '', role: 'staff' as Role, staff_id: null as string | null } },
    async ({ staff_id, ...body }) => {
      await api.POST('/api/invitations/', { body: { ...body, ...(staff_id === null ? {} : { staff_id }) } })
      await refresh('/api/invitations/')
      tell(t('invited', { email: body.email }))
      onClose()
    },
  )
  const { form } = submitted
  return (
    <Editor title={t('invite')} submitted={submitted} onClose={onClose} action={t('send')}>
      <TextInput label={t('email')} type="email" dir="ltr" required data-autofocus {...form.getInputProps('email')} />
      <Select
        label={t('role')}
        description={t(`explained.${form.values.role}`)}
        allowDeselect={false}
        data={roles.map((value) => ({ value, label: shell(`roles.${value}`) }))}
        {...form.getInputProps('role')}
      />
      <Select
        label={t('ownCalendar')}
        description={t('ownCalendarHint')}
        clearable
        placeholder={t('none')}
        data={people.filter(({ user_id }) => user_id === null).map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('staff_id')}
      />
    </Editor>
  )
}
