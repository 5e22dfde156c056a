import { NavLink, Stack, Text } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isAt } from './at.ts'
import { useMay } from './business.ts'
import { navigation } from './navigation.ts'

const groups = ['day', 'people', 'money', 'setup'] as const

/** Everything there is for whoever looks, by what it is for. */
export function SideNavigation() {
  const { t } = useTranslation('shell')
  const may = useMay()
  const { pathname } = useLocation()
  const entries = navigation.filter(({ needs }) => needs === undefined || may(needs))
  return (
    <nav aria-label={t('menu')}>
      <Stack gap="md">
        {groups.map((group) => {
          const own = entries.filter((entry) => entry.group === group)
          if (own.length === 0) return null
          return (
            <div key={group}>
              <Text size="xs" c="dimmed" fw={600} px="sm" mb={4}>
                {t(`groups.${group}`)}
              </Text>
              {own.map(({ to, label, icon: Icon }) => (
                <NavLink
                  key={to}
                  component={Link}
                  to={to}
                  activeOptions={{ exact: to === '/dashboard' }}
                  label={t(`navigation.${label}`)}
                  leftSection={<Icon size={18} aria-hidden />}
                  active={isAt(pathname, to)}
                  aria-current={isAt(pathname, to) ? 'page' : undefined}
                  mih={40}
                  style={{ borderRadius: 'var(--mantine-radius-md)' }}
                />
              ))}
            </div>
          )
        })}
      </Stack>
    </nav>
  )
}
