import { Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core'
import { Languages, LogOut, MonitorSmartphone, Store } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { changeLanguage } from '../i18n/index.ts'
import { type Language, languageNames, languages } from '../i18n/languages.ts'
import { AccountButton } from './account-button.tsx'
import { useMe } from './business.ts'

/** Who one is here, in which language and colours one reads, and the way out. Opens by itself: it comes when it was asked for. */
export function AccountMenu() {
  const { t, i18n } = useTranslation('shell')
  const { user, role } = useMe()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // In place of the button that was pressed: the focus comes back to it when the menu closes.
    button.current?.focus()
    setOpen(true)
  }, [])
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick={false} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <AccountButton ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={0} p="sm">
          <Text fw={600} dir="auto" truncate>
            {user?.name}
          </Text>
          <Text size="sm" c="dimmed">
            {role === null ? user?.email : t(`roles.${role}`)}
          </Text>
        </Stack>
        <Menu.Divider />
        <Menu.Label>
          <Languages size={14} aria-hidden /> {t('language')}
        </Menu.Label>
        <SegmentedControl
          fullWidth
          aria-label={t('language')}
          value={i18n.language}
          onChange={(language) => void changeLanguage(language as Language)}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <Menu.Item
          leftSection={<MonitorSmartphone size={16} aria-hidden />}
          onClick={() => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')}
        >
          {t('colours')}
        </Menu.Item>
        <Menu.Item component="a" href="/" leftSection={<Store size={16} aria-hidden />}>
          {t('bookingPage')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void logOut()}>
          {t('logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

async function logOut(): Promise<void> {
  await api.POST('/api/auth/sign-out')
  location.assign('/log-in')
}
