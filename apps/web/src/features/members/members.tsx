import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { useWhole } from '../../lookups/whole.ts'
import { useMay, useMe } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { type People, roles } from './roles.ts'

type Member = Row<'members_list'>

export function Members({ people }: { people: People }) {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  const may = useMay()
  const members = useWhole('/api/members/')
  const [edited, setEdited] = useState<Member | null>(null)
  return (
    <Answer query={members}>
      {({ results }) => (
        <>
          <PartList
            title={t('members')}
            empty={t('noMembers')}
            rows={results}
            keyOf={({ id }) => id}
            name={({ name }) => <bdi>{name}</bdi>}
            detail={({ email, staff_name }) => (
              <>
                <bdi dir="ltr">{email}</bdi>
                {staff_name === null ? null : (
                  <>
                    {' · '}
                    {t('calendarOf')} <bdi>{staff_name}</bdi>
                  </>
                )}
              </>
            )}
            end={({ role }) => shell(`roles.${role}`)}
            onOpen={may('members.write') ? setEdited : undefined}
          />
          {edited === null ? null : <MemberEditor member={edited} people={people} onClose={() => setEdited(null)} />}
        </>
      )}
    </Answer>
  )
}

function MemberEditor({ member, people, onClose }: { member: Member; people: People; onClose: () => void }) {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  const { user } = useMe()
  const refresh = useRefresh()
  const params = { path: { id: member.id } }
  const done = async () => {
    await refresh('/api/members/', '/api/me/')
    onClose()
  }
  const submitted = useSubmit({ initialValues: { role: member.role, staff_id: member.staff_id } }, async (body) => {
    await api.PATCH('/api/members/{id}/', { params, body })
    await done()
  })
  const { form } = submitted
  return (
    <Editor
      title={member.name}
      submitted={submitted}
      onClose={onClose}
      removal={
        member.email === user?.email
          ? undefined
          : {
              title: t('remove', { name: member.name }),
              text: t('removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/members/{id}/', { params })
                await done()
              },
            }
      }
    >
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
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('staff_id')}
      />
    </Editor>
  )
}
