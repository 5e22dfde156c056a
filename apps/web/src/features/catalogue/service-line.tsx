import { Badge, Group, Menu, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Copy, Eye, EyeOff, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { languageNames } from '../../i18n/languages.ts'
import { useMay } from '../../shell/business.ts'
import { useAttempt } from '../../ui/attempt.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { RowMenu } from '../../ui/row-menu.tsx'
import { tell, tellFailure } from '../../ui/tell.tsx'
import { moved, type Service } from './catalogue.ts'
import { useOffered } from './language-tabs.tsx'
import { ServiceRemoval } from './service-removal.tsx'
import { missingIn } from './words-of.ts'

/** One service in its category: what it is called, takes and costs, and what one can do with it in passing. */
export function ServiceLine({ service, siblings }: { service: Service; siblings: readonly Service[] }) {
  const { t } = useTranslation('catalogue')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const may = useMay()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [isRemoving, setRemoving] = useState(false)
  const once = useAttempt()
  const isCopying = useRef(false)
  const { id, name, is_active: isActive } = service
  const { own, offered } = useOffered()
  const missing = missingIn(service, offered, own)

  const change = async (rows: readonly { id: string; position?: number; is_active?: boolean }[]) => {
    await Promise.all(
      rows.map(({ id: row, ...body }) => api.PATCH('/api/services/{id}/', { params: { path: { id: row } }, body })),
    ).catch(tellFailure)
    await refresh('/api/services/')
  }
  const toggle = async () => {
    await change([{ id, is_active: !isActive }])
    tell(t(isActive ? 'switchedOff' : 'switchedOn', { name }), {
      undo: () => change([{ id, is_active: isActive }]),
    })
  }
  const copy = async () => {
    if (isCopying.current) return
    isCopying.current = true
    try {
      const { data } = await once((key) =>
        api.POST('/api/services/{id}/duplicate/', {
          params: { path: { id }, header: { 'idempotency-key': key } },
          body: { name: t('copyOf', { name }) },
        }),
      )
      await refresh('/api/services/')
      if (data !== undefined) await navigate({ to: '/dashboard/services/$service', params: { service: data.id } })
    } catch (error) {
      tellFailure(error)
    } finally {
      isCopying.current = false
    }
  }
  const place = siblings.findIndex((one) => one.id === id)

  return (
    <li style={{ borderBlockStart: '1px solid var(--mantine-color-default-border)' }}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Link
          to="/dashboard/services/$service"
          params={{ service: id }}
          style={{ color: 'inherit', textDecoration: 'none', flex: 1, minWidth: 0, paddingBlock: 12 }}
        >
          <Group gap="xs">
            <Text fw={550} {...(isActive ? {} : { c: 'dimmed' })}>
              <bdi>{name}</bdi>
            </Text>
            {isActive ? null : <Mark>{t('off')}</Mark>}
            {service.capacity > 1 ? <Mark>{t('group', { count: service.capacity })}</Mark> : null}
            {service.requires_approval ? <Mark>{t('approval')}</Mark> : null}
            {missing.length === 0 ? null : (
              <Mark>{t('missingIn', { languages: missing.map((one) => languageNames[one]).join(' · ') })}</Mark>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {format.duration(service.duration_minutes)} · {format.money(service.price, service.currency)}
          </Text>
        </Link>
        {may('catalogue.write') ? (
          <RowMenu label={ui('actions', { name })}>
            <Menu.Item leftSection={<Copy size={16} aria-hidden />} onClick={() => void copy()}>
              {t('duplicate')}
            </Menu.Item>
            <Menu.Item
              leftSection={isActive ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
              onClick={() => void toggle()}
            >
              {t(isActive ? 'switchOff' : 'switchOn')}
            </Menu.Item>
            <Menu.Item
              leftSection={<ArrowUp size={16} aria-hidden />}
              disabled={place === 0}
              onClick={() => void change(moved(siblings, id, -1))}
            >
              {t('up')}
            </Menu.Item>
            <Menu.Item
              leftSection={<ArrowDown size={16} aria-hidden />}
              disabled={place === siblings.length - 1}
              onClick={() => void change(moved(siblings, id, 1))}
            >
              {t('down')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              c="var(--danger-text)"
              leftSection={<Trash2 size={16} aria-hidden />}
              onClick={() => setRemoving(true)}
            >
              {ui('delete')}
            </Menu.Item>
          </RowMenu>
        ) : null}
      </Group>
      {isRemoving ? <ServiceRemoval service={service} onClose={() => setRemoving(false)} /> : null}
    </li>
  )
}

function Mark({ children }: { children: React.ReactNode }) {
  return (
    <Badge variant="default" tt="none" fw={500}>
      {children}
    </Badge>
  )
}
