import { AppShell, Burger, Group, ScrollArea, SegmentedControl, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../i18n/index.ts'
import { type Language, languages } from '../i18n/languages.ts'
import { Loading } from '../ui/loading.tsx'

export interface AdminShellProps {
  /** Of the business, or of the platform. */
  name: string
  navigation: ReactNode
  /** Below the navigation. */
  foot?: ReactNode
  /** At the end of the head's line, where there is room. */
  back?: ReactNode
}

/** What stands around the screens of an administration: the platform's, and every model there is. */
export function AdminShell({ name, navigation, foot, back }: AdminShellProps) {
  const { t, i18n } = useTranslation('shell')
  const [isOpen, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place closes the menu that led to it
  useEffect(close, [pathname])
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', sm: 'lg' }}
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
          <Group gap="md" wrap="nowrap">
            {back}
            <SegmentedControl
              size="xs"
              aria-label={t('language')}
              value={i18n.language}
              onChange={(language) => void changeLanguage(language as Language)}
              data={languages.map((value) => ({ value, label: value.toUpperCase() }))}
            />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm">
        <ScrollArea type="auto" flex={1}>
          <nav aria-label={t('menu')}>{navigation}</nav>
        </ScrollArea>
        {foot === undefined ? null : (
          <Stack gap={0} pt="sm">
            {foot}
          </Stack>
        )}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  )
}
