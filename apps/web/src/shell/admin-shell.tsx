import { SegmentedControl, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../i18n/index.ts'
import { type Language, languages } from '../i18n/languages.ts'
import { Frame } from './frame.tsx'

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
  return (
    <Frame
      name={name}
      actions={
        <>
          {back}
          <SegmentedControl
            size="xs"
            aria-label={t('language')}
            value={i18n.language}
            onChange={(language) => void changeLanguage(language as Language)}
            data={languages.map((value) => ({ value, label: value.toUpperCase() }))}
          />
        </>
      }
      navigation={
        <>
          <nav aria-label={t('menu')} style={{ flex: 1 }}>
            {navigation}
          </nav>
          {foot === undefined ? null : (
            <Stack gap={0} pt="sm">
              {foot}
            </Stack>
          )}
        </>
      }
    />
  )
}
