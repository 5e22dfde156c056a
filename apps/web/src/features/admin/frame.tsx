import { Anchor, AppShell, Burger, Group, NavLink, ScrollArea, SegmentedControl, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../../i18n/index.ts'
import { type Language, languages } from '../../i18n/languages.ts'
import { useBusinessName } from '../../shell/business-name.ts'
import { Loading } from '../../ui/loading.tsx'
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
  const { t, i18n } = useTranslation(['admin', 'shell'])
  const [isOpen, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  const business = useBusinessName()
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
        {t('shell:skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(isOpen ? 'shell:closeMenu' : 'shell:openMenu')}
              aria-expanded={isOpen}
            />
            <Text fw={650} truncate>
              <bdi>{business === '' ? 'BookMe' : business}</bdi>
            </Text>
          </Group>
          <Group gap="md" wrap="nowrap">
            <Anchor href={isPlatform() ? '/admin' : '/dashboard'} size="sm" visibleFrom="sm">
              {t(isPlatform() ? 'toPlatform' : 'toDashboard')}
            </Anchor>
            <SegmentedControl
              size="xs"
              aria-label={t('shell:language')}
              value={i18n.language}
              onChange={(language) => void changeLanguage(language as Language)}
              data={languages.map((value) => ({ value, label: value.toUpperCase() }))}
            />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm">
        <ScrollArea type="auto">
          <Navigation pathname={pathname} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  )
}

function Navigation({ pathname }: { pathname: string }) {
  const { t } = useTranslation(['admin', 'shell'])
  const words = useModelWords()
  const models = useModelsByName()
  return (
    <nav aria-label={t('shell:menu')}>
      <NavLink
        component={Link}
        to="/admin/models"
        activeOptions={{ exact: true }}
        label={t('title')}
        active={/models\/?$/.test(pathname)}
      />
      {models.map(({ name }) => {
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
      })}
      <NavLink
        hiddenFrom="sm"
        href={isPlatform() ? '/admin' : '/dashboard'}
        label={t(isPlatform() ? 'toPlatform' : 'toDashboard')}
      />
    </nav>
  )
}
