import { Box, Button, Card, ColorInput, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { Body } from '../../api/shapes.ts'
import { type Language, languageNames } from '../../i18n/languages.ts'
import type { Business } from '../../shell/business.ts'
import { Failure } from '../../ui/failure.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { useStored } from '../../ui/stored-form.ts'
import { tell } from '../../ui/tell.tsx'
import { contrastOf, textOn } from './contrast.ts'

type Words = Partial<Record<Language, string>>

/** What the page says of the business; what is empty is not shown. */
export function PageForm({ settings }: { settings: Business }) {
  const { t } = useTranslation('booking-page')
  const { t: ui } = useTranslation('ui')
  const refresh = useRefresh()
  const submitted = useStored(
    {
      colour: settings.colour,
      address: settings.address,
      phone: settings.phone,
      whatsapp: settings.whatsapp,
      map_url: settings.map_url,
      instagram_url: settings.instagram_url,
      facebook_url: settings.facebook_url,
      about: settings.about as Words,
      notice: settings.notice as Words,
    },
    async ({ about, notice, ...changes }) => {
      const body: Body<'settings_partial_update'> = {
        ...changes,
        ...(about === undefined ? {} : { about: filled(about) }),
        ...(notice === undefined ? {} : { notice: filled(notice) }),
      }
      await api.PATCH('/api/settings/', { body })
      await refresh('/api/settings/', '/api/checklist/')
      tell(ui('saved'))
    },
  )
  const { form } = submitted
  const field = form.getInputProps
  return (
    <Card withBorder padding="lg">
      <form onSubmit={submitted.onSubmit} noValidate>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <ColorInput
              withEyeDropper={false}
              label={t('colour')}
              description={t('colourHint')}
              format="hex"
              dir="ltr"
              swatches={['#0b6b57', '#0f766e', '#1d4ed8', '#6d28d9', '#be185d', '#b45309', '#1f2937']}
              {...field('colour')}
            />
            <Sample colour={form.values.colour} />
          </SimpleGrid>
          <TextInput label={t('address')} dir="auto" {...field('address')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('phone')} type="tel" dir="ltr" {...field('phone')} />
            <TextInput label={t('whatsapp')} type="tel" dir="ltr" {...field('whatsapp')} />
            <TextInput label={t('map')} type="url" dir="ltr" placeholder="https://" {...field('map_url')} />
            <TextInput
              label="Instagram"
              type="url"
              dir="ltr"
              placeholder="https://www.instagram.com/"
              {...field('instagram_url')}
            />
            <TextInput
              label="Facebook"
              type="url"
              dir="ltr"
              placeholder="https://www.facebook.com/"
              {...field('facebook_url')}
            />
          </SimpleGrid>
          {(['about', 'notice'] as const).map((what) => (
            <Stack key={what} gap="xs">
              <Text fw={550}>{t(what)}</Text>
              <Text size="sm" c="dimmed">
                {t(`${what}Hint`)}
              </Text>
              {(settings.languages as Language[]).map((language) => (
                <Textarea
                  key={language}
                  label={languageNames[language]}
                  lang={language}
                  dir={language === 'ar' ? 'rtl' : 'ltr'}
                  autosize
                  minRows={what === 'about' ? 2 : 1}
                  {...field(`${what}.${language}`)}
                  value={form.values[what][language] ?? ''}
                />
              ))}
            </Stack>
          ))}
          {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
          <Group justify="end">
            <Button type="submit" loading={submitted.isBusy}>
              {ui('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

/** How the colour will be read: the button as customers see it, and what the figure means. */
function Sample({ colour }: { colour: string }) {
  const { t } = useTranslation('booking-page')
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null
  const text = textOn(colour)
  const onWhite = contrastOf(colour, '#ffffff')
  return (
    <Stack gap={6} justify="end">
      <Box
        px="lg"
        py="sm"
        style={{ background: colour, color: text, borderRadius: 10, fontWeight: 600, textAlign: 'center' }}
      >
        {t('book')}
      </Box>
      <Text size="sm" role="status" c={onWhite < 4.5 ? 'var(--danger-text)' : 'dimmed'}>
        {t(onWhite < 4.5 ? 'contrastLow' : 'contrastGood', { ratio: onWhite.toFixed(1) })}
      </Text>
    </Stack>
  )
}

function filled(words: Words): Words {
  return Object.fromEntries(Object.entries(words).filter(([, sentence]) => sentence.trim() !== ''))
}
