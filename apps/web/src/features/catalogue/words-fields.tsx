import { Badge, Stack, Tabs, Text, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf, type Language, languageNames } from '../../i18n/languages.ts'
import { useBusiness } from '../../shell/business.ts'
import type { WordValues } from './words-of.ts'

export interface WordsFieldsProps {
  // biome-ignore lint/suspicious/noExplicitAny: a form of anything that has words
  form: UseFormReturnType<any>
  isFocused?: boolean
  hint?: string
}

/** The business's languages, its own first. */
export function useOffered(): { own: Language; offered: Language[] } {
  const { language, languages } = useBusiness()
  const own = language as Language
  return { own, offered: [own, ...(languages as Language[]).filter((one) => one !== own)] }
}

/** Name and description, in each language that the page can be read in; a language without a name is marked. */
export function WordsFields({ form, isFocused = false, hint }: WordsFieldsProps) {
  const { t } = useTranslation('catalogue')
  const { own, offered } = useOffered()
  const [shown, setShown] = useState<string | null>(own)
  const values = form.getValues() as WordValues
  const isMissing = (language: Language) => language !== own && values.translations[language].name.trim() === ''
  const isWrong = (language: Language) =>
    Object.keys(form.errors).some((field) =>
      language === own ? field === 'name' || field === 'description' : field.startsWith(`translations.${language}.`),
    )
  const at = (language: Language, field: 'name' | 'description') =>
    language === own ? field : `translations.${language}.${field}`
  const panel = (language: Language) => (
    <Stack>
      <TextInput
        label={t('name')}
        required={language === own}
        lang={language}
        dir={directionOf[language]}
        {...(language === own ? {} : { placeholder: values.name })}
        {...(isFocused && language === own ? { 'data-autofocus': true } : {})}
        {...form.getInputProps(at(language, 'name'))}
      />
      <Textarea
        label={t('description')}
        {...(hint === undefined ? {} : { description: hint })}
        autosize
        minRows={2}
        lang={language}
        dir={directionOf[language]}
        {...(language === own ? {} : { placeholder: values.description })}
        {...form.getInputProps(at(language, 'description'))}
      />
    </Stack>
  )
  if (offered.length === 1) return panel(own)
  return (
    <Tabs value={shown} onChange={setShown} keepMounted={false} variant="outline" aria-label={t('languages')}>
      <Tabs.List mb="md">
        {offered.map((language) => (
          <Tabs.Tab
            key={language}
            value={language}
            {...(isWrong(language) ? { color: 'red', c: 'var(--danger-text)' } : {})}
            rightSection={
              isMissing(language) ? (
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
          {panel(language)}
          {isMissing(language) ? (
            <Text size="sm" c="gray.7" mt="xs">
              {t('missingHint')}
            </Text>
          ) : null}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
