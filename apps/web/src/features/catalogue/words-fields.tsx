import { Stack, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { directionOf, type Language } from '../../i18n/languages.ts'
import { LanguageTabs, useOffered } from './language-tabs.tsx'
import type { WordValues } from './words-of.ts'

export interface WordsFieldsProps {
  // biome-ignore lint/suspicious/noExplicitAny: a form of anything that has words
  form: UseFormReturnType<any>
  isFocused?: boolean
  hint?: string
}

/** Name and description, in each language that the page can be read in; a language without a name is marked. */
export function WordsFields({ form, isFocused = false, hint }: WordsFieldsProps) {
  const { t } = useTranslation('catalogue')
  const { own } = useOffered()
  const values = form.getValues() as WordValues
  const at = (language: Language, field: 'name' | 'description') =>
    language === own ? field : `translations.${language}.${field}`
  return (
    <LanguageTabs
      isMissing={(language) => values.translations[language].name.trim() === ''}
      isWrong={(language) => (['name', 'description'] as const).some((field) => at(language, field) in form.errors)}
    >
      {(language) => (
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
      )}
    </LanguageTabs>
  )
}
