import { Badge, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import { type Language, languageNames } from '../../../i18n/languages.ts'
import { useBusiness } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { PartList } from '../../../ui/part-list.tsx'
import { type Channel, channels, type Default } from '../kinds.ts'
import { TemplateEditor } from './template-editor.tsx'

/** The words of each message, by way and language: the platform's, or the business's own in their place. */
export function Templates() {
  const { t } = useTranslation('messages')
  const { language: own, languages } = useBusiness()
  const [channel, setChannel] = useState<Channel>('email')
  const [language, setLanguage] = useState<Language>(own)
  const [edited, setEdited] = useState<Default | null>(null)
  const defaults = queries.useQuery('get', '/api/templates/defaults/')
  const templates = queries.useQuery('get', '/api/templates/', {
    params: { query: { channel, language, page_size: 100 } },
  })
  const ownOf = (kind: Default['kind']) =>
    templates.data?.results.find((one) => one.kind === kind && one.channel === channel && one.language === language)
  return (
    <Stack>
      <SegmentedControl
        style={{ alignSelf: 'start' }}
        aria-label={t('channel')}
        value={channel}
        onChange={(chosen) => setChannel(chosen as Channel)}
        data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
      />
      <SegmentedControl
        style={{ alignSelf: 'start' }}
        aria-label={t('language')}
        value={language}
        onChange={(chosen) => setLanguage(chosen as Language)}
        data={(languages as Language[]).map((value) => ({ value, label: languageNames[value] }))}
      />
      <Answer query={defaults} lines={8}>
        {({ templates: all, placeholders }) => (
          <>
            <PartList
              title={t('tabs.templates')}
              hint={t('templates.hint')}
              empty={t('templates.empty')}
              rows={all.filter((one) => one.channel === channel && one.language === language)}
              keyOf={({ kind }) => kind}
              name={({ kind }) => t(`kinds.${kind}`)}
              end={({ kind }) => {
                const words = ownOf(kind)
                if (words === undefined) return null
                return (
                  <Badge variant="default" tt="none">
                    {t(words.is_active ? 'templates.own' : 'templates.ownOff')}
                  </Badge>
                )
              }}
              onOpen={setEdited}
            />
            {edited === null ? null : (
              <TemplateEditor
                original={edited}
                template={ownOf(edited.kind) ?? null}
                meanings={placeholders}
                onClose={() => setEdited(null)}
              />
            )}
          </>
        )}
      </Answer>
    </Stack>
  )
}
