import { Anchor, Divider, NavLink } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { AdminShell } from '../../shell/admin-shell.tsx'
import { useBusinessName } from '../../shell/business-name.ts'
import { Loading } from '../../ui/loading.tsx'
import { Places } from '../platform/places.tsx'
import { isPlatform } from './model.ts'
import { useModelsByName, useModelWords } from './use-words.ts'

/** What stands around the administration: its models, and the way back. */
export function AdminFrame() {
  return (
    <Suspense fallback={<Loading />}>
      <Frame />
    </Suspense>
  )
}

function Frame() {
  const { t } = useTranslation('admin')
  const { pathname } = useLocation()
  const name = useBusinessName()
  if (isPlatform()) return <AdminShell name="BookMe" navigation={<PlatformNavigation pathname={pathname} />} />
  return (
    <AdminShell
      name={name}
      navigation={<Navigation pathname={pathname} />}
      back={
        <Anchor href="/dashboard" size="sm" visibleFrom="sm">
          {t('toDashboard')}
        </Anchor>
      }
    />
  )
}

function PlatformNavigation({ pathname }: { pathname: string }) {
  return (
    <>
      <Places pathname={pathname} />
      <Divider my="xs" />
      <Models pathname={pathname} />
    </>
  )
}

function Navigation({ pathname }: { pathname: string }) {
  const { t } = useTranslation('admin')
  return (
    <>
      <NavLink
        component={Link}
        to="/admin/models"
        activeOptions={{ exact: true }}
        label={t('title')}
        active={/models\/?$/.test(pathname)}
      />
      <Models pathname={pathname} />
      <NavLink hiddenFrom="sm" href="/dashboard" label={t('toDashboard')} />
    </>
  )
}

function Models({ pathname }: { pathname: string }) {
  const words = useModelWords()
  return useModelsByName().map(({ name }) => {
    const to = `/admin/models/${name}`
    const isHere = pathname === to || pathname.startsWith(`${to}/`)
    return (
      <NavLink
        key={name}
        component={Link}
        to={to}
        label={words.model(name)}
        active={isHere}
        aria-current={isHere ? 'page' : undefined}
      />
    )
  })
}
