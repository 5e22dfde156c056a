import { NavLink } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Building2, ChartColumn, Database, History, LifeBuoy, ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type PlatformAction, useMayOnPlatform } from './me.ts'

const places = [
  { to: '/admin', label: 'businesses', icon: Building2, needs: 'tenants.read' },
  { to: '/admin/jobs', label: 'jobs', icon: ListChecks, needs: 'platform.jobs' },
  { to: '/admin/usage', label: 'usage', icon: ChartColumn, needs: 'platform.figures' },
  { to: '/admin/visits', label: 'visits', icon: LifeBuoy, needs: 'support.enter' },
  { to: '/admin/history', label: 'history', icon: History, needs: 'platform.audit' },
  { to: '/admin/models', label: 'models', icon: Database, needs: 'tenants.read' },
] as const satisfies readonly { needs: PlatformAction; [other: string]: unknown }[]

/** Where those go who run the platform. */
export function Places({ pathname }: { pathname: string }) {
  const { t } = useTranslation('platform')
  const may = useMayOnPlatform()
  const path = pathname.replace(/\/$/, '')
  return (
    <>
      {places
        .filter(({ needs }) => may(needs))
        .map(({ to, label, icon: Icon }) => {
          const isHere =
            to === '/admin' ? path === to || path.startsWith('/admin/businesses/') : `${path}/`.startsWith(`${to}/`)
          return (
            <NavLink
              key={to}
              component={Link}
              to={to}
              activeOptions={{ exact: to === '/admin' }}
              label={t(`places.${label}`)}
              leftSection={<Icon size={18} aria-hidden />}
              active={isHere}
              aria-current={isHere ? 'page' : undefined}
              mih={40}
              style={{ borderRadius: 'var(--mantine-radius-md)' }}
            />
          )
        })}
    </>
  )
}
