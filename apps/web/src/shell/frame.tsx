import { AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../ui/loading.tsx'

export interface FrameProps {
  /** Of the business, or of the platform. */
  name: string
  /** At the end of the head's line. */
  actions: ReactNode
  /** At the side, or on a telephone behind the button of the menu. */
  navigation: ReactNode
  /** Between the head and each screen. */
  above?: ReactNode
  /** Along the lower edge of a telephone. */
  phoneBar?: (toggleMenu: () => void) => ReactNode
}

/** Head, menu and the place for a screen: the same in the dashboard and in the administration. */
export function Frame({ name, actions, navigation, above, phoneBar }: FrameProps) {
  const { t } = useTranslation('shell')
  const [isOpen, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place closes the menu that led to it
  useEffect(close, [pathname])
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      {...(phoneBar === undefined ? {} : { footer: { height: { base: 60, sm: 0 } } })}
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
            <Text fw={650} truncate>
              <bdi>{name}</bdi>
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            {actions}
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" style={{ overflowY: 'auto' }}>
        {navigation}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        {above}
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      {phoneBar === undefined ? null : <AppShell.Footer hiddenFrom="sm">{phoneBar(toggle)}</AppShell.Footer>}
    </AppShell>
  )
}
