import { Group, Text, UnstyledButton } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { Menu } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isAt } from './at.ts'
import { useMay } from './business.ts'
import { navigation } from './navigation.ts'

const place = {
  display: 'grid',
  placeItems: 'center',
  flex: 1,
  blockSize: '100%',
  gap: 2,
  alignContent: 'center',
} as const

/** What is needed all day, at the foot of a phone; everything else is behind the last button. */
export function PhoneBar({ onMore }: { onMore: () => void }) {
  const { t } = useTranslation('shell')
  const may = useMay()
  const { pathname } = useLocation()
  const entries = navigation.filter(({ onPhone, needs }) => onPhone && (needs === undefined || may(needs))).slice(0, 4)
  return (
    <Group component="nav" aria-label={t('groups.day')} h="100%" gap={0} wrap="nowrap">
      {entries.map(({ to, label, icon: Icon }) => {
        const isHere = isAt(pathname, to)
        return (
          <UnstyledButton
            key={to}
            component={Link}
            to={to}
            activeOptions={{ exact: to === '/dashboard' }}
            style={place}
            c={isHere ? 'var(--mantine-color-anchor)' : 'dimmed'}
            aria-current={isHere ? 'page' : undefined}
          >
            <Icon size={20} aria-hidden />
            <Text size="xs">{t(`navigation.${label}`)}</Text>
          </UnstyledButton>
        )
      })}
      <UnstyledButton style={place} c="dimmed" onClick={onMore}>
        <Menu size={20} aria-hidden />
        <Text size="xs">{t('more')}</Text>
      </UnstyledButton>
    </Group>
  )
}
