import { Badge, Tabs, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames } from '../../i18n/languages.ts'
import { useBusiness } from '../../shell/business.ts'

/** The business's languages, its own first. */
export function useOffered(): { own: Language; offered: Language[] } {
  const { language, languages } = useBusiness()
  const own = language as Language
  return { own, offered: [own, ...(languages as Language[]).filter((one) => one !== own)] }
}

export interface LanguageTabsProps {
  /** Of another language than the business's own: nothing is named in it yet. */
  isMissing: (language: Language) => boolean
  /** Something was refused behind this tab. */
  isWrong: (language: Language) => boolean
  children: (language: Language) => ReactNode
}

/** The same fields for each language that the page can be read in; with one language there is nothing to choose. */
export function LanguageTabs({ isMissing, isWrong, children }: LanguageTabsProps) {
  const { t } = useTranslation('catalogue')
  const { own, offered } = useOffered()
  const [shown, setShown] = useState<string | null>(own)
  const lacks = (language: Language) => language !== own && isMissing(language)
  if (offered.length === 1) return children(own)
  return (
    <Tabs value={shown} onChange={setShown} keepMounted={false} variant="pills" aria-label={t('languages')}>
      <Tabs.List mb="md">
        {offered.map((language) => (
          <Tabs.Tab
            key={language}
            value={language}
            {...(isWrong(language) ? { color: 'red' } : {})}
            rightSection={
              lacks(language) ? (
                <Badge variant="default" tt="none" fw={500}>
                  {t('missing')}
                </Badge>
              ) : null
            }
          >
            <span lang={language}>{languageNames[language]}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {offered.map((language) => (
        <Tabs.Panel key={language} value={language}>
          {children(language)}
          {lacks(language) ? (
            <Text size="sm" c="dimmed" mt="xs">
              {t('missingHint')}
            </Text>
          ) : null}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
