import { Stack, TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { directionOf, type Language, languages } from '../../../i18n/languages.ts'
import { LanguageTabs, useOffered } from '../language-tabs.tsx'

interface Asked {
  label: string
  options: string[]
}
export interface QuestionValues extends Asked {
  kind: string
  translations: Record<Language, Asked>
}

/** A question's words for a form: of each language its own, empty where there is none. */
export function questionValues(
  field: (Asked & { translations: Partial<Record<Language, Partial<Asked> | undefined>> }) | null,
) {
  const { label = '', options = [] } = field ?? {}
  const translations = Object.fromEntries(
    languages.map((language) => {
      const given = field?.translations[language]
      // What is kept for an option without a word is the option itself.
      const own = (given?.options ?? []).map((option, index) => (option === options[index] ? '' : option))
      return [language, { label: given?.label ?? '', options: own }]
    }),
  ) as Record<Language, Asked>
  return { label, options, translations }
}

/** As the API takes them: each option's word in its place. */
export function questionBody({ label, options, kind, translations }: QuestionValues) {
  const asked = kind === 'choice' ? options : []
  const words = Object.entries(translations).map(([language, given]) => {
    const named = asked.map((option, index) => given.options[index]?.trim() || option)
    const isNamed = named.some((option, index) => option !== asked[index])
    return [language, { label: given.label, ...(isNamed ? { options: named } : {}) }]
  })
  return { label, options: asked, translations: Object.fromEntries(words) as Record<Language, Partial<Asked>> }
}

export interface QuestionWordsProps {
  // biome-ignore lint/suspicious/noExplicitAny: a form of anything that asks
  form: UseFormReturnType<any>
}

/** The question, and what can be chosen, in each language of the page. */
export function QuestionWords({ form }: QuestionWordsProps) {
  const { t } = useTranslation('catalogue')
  const { own } = useOffered()
  const values = form.getValues() as QuestionValues
  const isChoice = values.kind === 'choice'
  return (
    <LanguageTabs
      isMissing={(language) => values.translations[language].label.trim() === ''}
      isWrong={(language) => Object.keys(form.errors).some((at) => at.startsWith(`translations.${language}.`))}
    >
      {(language) =>
        language === own ? (
          <Stack>
            <TextInput
              label={t('fields.question')}
              required
              data-autofocus
              lang={language}
              dir={directionOf[language]}
              {...form.getInputProps('label')}
            />
            {isChoice ? (
              <TagsInput
                label={t('fields.options')}
                description={t('fields.optionsHint')}
                {...form.getInputProps('options')}
              />
            ) : null}
          </Stack>
        ) : (
          <Stack>
            <TextInput
              label={t('fields.question')}
              lang={language}
              dir={directionOf[language]}
              placeholder={values.label}
              {...form.getInputProps(`translations.${language}.label`)}
            />
            {isChoice
              ? values.options.map((option, index) => (
                  <TextInput
                    key={option}
                    label={<bdi>{option}</bdi>}
                    lang={language}
                    dir={directionOf[language]}
                    placeholder={option}
                    {...form.getInputProps(`translations.${language}.options.${index}`)}
                    value={values.translations[language].options[index] ?? ''}
                  />
                ))
              : null}
          </Stack>
        )
      }
    </LanguageTabs>
  )
}
