import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell } from '../../ui/tell.tsx'
import type { Service } from './catalogue.ts'

/** Says what goes with a service before it is deleted. One that has been booked is switched off: its bookings stay. */
export function ServiceRemoval({
  service: { id, name },
  onClose,
  onGone,
}: {
  service: Service
  onClose: () => void
  onGone?: () => void
}) {
  const { t } = useTranslation('catalogue')
  const { t: ui } = useTranslation('ui')
  const refresh = useRefresh()
  const query = { params: { query: { service_id: id, page_size: 1 } } }
  const counts = {
    variants: queries.useQuery('get', '/api/variants/', query).data?.count ?? 0,
    addons: queries.useQuery('get', '/api/addons/', query).data?.count ?? 0,
    fields: queries.useQuery('get', '/api/fields/', query).data?.count ?? 0,
    skills: queries.useQuery('get', '/api/skills/', query).data?.count ?? 0,
  }
  const remove = async () => {
    const params = { path: { id } }
    try {
      await api.DELETE('/api/services/{id}/', { params })
      tell(ui('deleted'))
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 409)) throw error
      await api.PATCH('/api/services/{id}/', { params, body: { is_active: false } })
      tell(t('keptOff', { name }))
    }
    await refresh('/api/services/')
    onGone?.()
  }
  const kinds = (Object.keys(counts) as (keyof typeof counts)[]).filter((kind) => counts[kind] > 0)
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('removeService', { name })}
      action={ui('delete')}
      isDangerous
      onConfirm={remove}
    >
      {kinds.length === 0 ? null : (
        <>
          <Text size="sm">{t('goesToo')}</Text>
          <List size="sm">
            {kinds.map((kind) => (
              <List.Item key={kind}>{t(`counts.${kind}`, { count: counts[kind] })}</List.Item>
            ))}
          </List>
        </>
      )}
      <Text size="sm">{t('bookedStay')}</Text>
    </Confirm>
  )
}
