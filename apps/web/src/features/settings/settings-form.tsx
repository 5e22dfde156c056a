import { Button, Card, Checkbox, Group, Select, SimpleGrid, Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { type Language, languageNames, languages } from '../../i18n/languages.ts'
import { useWeekdays } from '../../i18n/weekdays.ts'
import type { Business } from '../../shell/business.ts'
import { Failure } from '../../ui/failure.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { useStored } from '../../ui/stored-form.ts'
import { tell } from '../../ui/tell.tsx'

const zones = Intl.supportedValuesOf('timeZone')
const currencies = Intl.supportedValuesOf('currency')

/** The clock, the money and the languages of the business. */
export function SettingsForm({ settings }: { settings: Business }) {
  const { t, i18n } = useTranslation('settings')
  const { t: ui } = useTranslation('ui')
  const refresh = useRefresh()
  const weekdays = useWeekdays()
  const names = new Intl.DisplayNames([i18n.language], { type: 'currency' })
  const submitted = useStored(
    {
      language: settings.language,
      languages: settings.languages as Language[],
      time_zone: settings.time_zone,
      currency: settings.currency,
      first_weekday: String(settings.first_weekday),
      redirect_to_primary: settings.redirect_to_primary,
    },
    async ({ first_weekday: weekday, ...changes }) => {
      const first = weekday === undefined ? {} : { first_weekday: Number(weekday) }
      await api.PATCH('/api/settings/', { body: { ...changes, ...first } })
      await refresh('/api/settings/')
      tell(ui('saved'))
    },
  )
  const { form } = submitted
  return (
    <Card withBorder padding="lg">
      <form onSubmit={submitted.onSubmit} noValidate>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('zone')}
              description={t('zoneHint')}
              searchable
              allowDeselect={false}
              limit={80}
              data={zones}
              {...form.getInputProps('time_zone')}
            />
            <Select
              label={t('currency')}
              description={t('currencyHint')}
              searchable
              allowDeselect={false}
              limit={80}
              data={currencies.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }))}
              {...form.getInputProps('currency')}
            />
            <Select
              label={t('firstDay')}
              allowDeselect={false}
              data={[1, 6, 7].map((number) => ({
                value: String(number),
                label: weekdays.find((day) => day.number === number)?.name ?? '',
              }))}
              {...form.getInputProps('first_weekday')}
            />
            <Select
              label={t('language')}
              description={t('languageHint')}
              allowDeselect={false}
              data={form.values.languages.map((value) => ({ value, label: languageNames[value] }))}
              {...form.getInputProps('language')}
            />
          </SimpleGrid>
          <Checkbox.Group label={t('languages')} description={t('languagesHint')} {...form.getInputProps('languages')}>
            <Group mt="xs">
              {languages.map((value) => (
                <Checkbox key={value} value={value} label={languageNames[value]} />
              ))}
            </Group>
          </Checkbox.Group>
          <Switch
            label={t('redirect')}
            description={t('redirectHint')}
            {...form.getInputProps('redirect_to_primary', { type: 'checkbox' })}
          />
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
