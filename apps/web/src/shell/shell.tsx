import { AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../ui/loading.tsx'
import { Account } from './account.tsx'
import { useBusinessName } from './business-name.ts'
import { Live } from './live.tsx'
import { NewButton, Over } from './over.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { SessionOver } from './session-over.tsx'
import { SideNavigation } from './side-navigation.tsx'
import { VisitNotice } from './visit-notice.tsx'

/** What stands around every screen of the dashboard. Asks who one is, and waits for it. */
export function Shell() {
  return (
    <Suspense fallback={<Loading />}>
      <Frame />
    </Suspense>
  )
}

function Frame() {
  const { t } = useTranslation('shell')
  const [isOpen, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place closes the menu that led to it
  useEffect(close, [pathname])
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      footer={{ height: { base: 60, sm: 0 } }}
      padding={{ base: 'sm', sm: 'lg' }}
      // Menus and pages do not slide about: whoever is in a hurry waits for nothing.
      transitionDuration={0}
    >
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(isOpen ? 'closeMenu' : 'openMenu')}
              aria-expanded={isOpen}
            />
            <BusinessName />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <NewButton />
            <Account />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" style={{ overflowY: 'auto' }}>
        <SideNavigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <VisitNotice />
        <Live />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <Over />
      <SessionOver />
      <AppShell.Footer hiddenFrom="sm">
        <PhoneBar onMore={toggle} />
      </AppShell.Footer>
    </AppShell>
  )
}

function BusinessName() {
  return (
    <Text fw={650} truncate dir="auto">
      {useBusinessName()}
    </Text>
  )
}
