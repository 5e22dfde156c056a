import { Button, Text } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { LogOut } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { platformApi } from '../../api/client.ts'
import { AdminShell } from '../../shell/admin-shell.tsx'
import { Loading } from '../../ui/loading.tsx'
import { usePlatformMe } from './me.ts'
import { Places } from './places.tsx'

/** What stands around the screens of the platform. */
export function PlatformFrame() {
  return (
    <Suspense fallback={<Loading />}>
      <Frame />
    </Suspense>
  )
}

function Frame() {
  const { pathname } = useLocation()
  return <AdminShell name="BookMe" navigation={<Places pathname={pathname} />} foot={<WhoOneIs />} />
}

function WhoOneIs() {
  const { t } = useTranslation(['platform', 'shell'])
  const { user, role } = usePlatformMe()
  return (
    <>
      <Text size="sm" fw={600} truncate px="sm">
        <bdi>{user.name}</bdi>
      </Text>
      <Text size="sm" c="dimmed" px="sm" mb={4}>
        {role === null ? user.email : t(`roles.${role}`)}
      </Text>
      <Button
        variant="subtle"
        justify="start"
        px="sm"
        leftSection={<LogOut size={16} aria-hidden />}
        onClick={() => void logOut()}
      >
        {t('shell:logOut')}
      </Button>
    </>
  )
}

async function logOut(): Promise<void> {
  await platformApi.POST('/api/auth/sign-out')
  location.assign('/admin')
}
