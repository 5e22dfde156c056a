import { ActionIcon, Button, Card, Group, MultiSelect, Stack, Switch, Text } from '@mantine/core'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Reply } from '../../api/shapes.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useSubmit } from '../../ui/form.ts'
import { orElse, orNull, type Typed } from '../../ui/numbers.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { SpanInput } from '../../ui/span-input.tsx'
import { tell } from '../../ui/tell.tsx'
import { TimeInput } from '../../ui/time-input.tsx'
import { type Channel, channels } from './kinds.ts'

/** Which way messages go, when, and when they wait. */
export function Rules() {
  const rules = queries.useQuery('get', '/api/message_rules/')
  return <Answer query={rules}>{(found) => <RulesForm key={found.version ?? 0} rules={found} />}</Answer>
}

function RulesForm({ rules }: { rules: Reply<'message_rules_retrieve'> }) {
  const { t } = useTranslation('messages')
  const { t: ui } = useTranslation('ui')
  const may = useMay()
  const refresh = useRefresh()
  const submitted = useSubmit(
    {
      initialValues: {
        channels: rules.channels as Channel[],
        fallback_minutes: rules.fallback_minutes as Typed,
        quiet_from: rules.quiet_from ?? '',
        quiet_until: rules.quiet_until ?? '',
        reminder_minutes: rules.reminder_minutes as Typed[],
        follow_up_minutes: (rules.follow_up_minutes ?? '') as Typed,
        hide_services: rules.hide_services,
        digest_at: rules.digest_at ?? '',
      },
    },
    async (values) => {
      await api.PUT('/api/message_rules/', {
        body: {
          ...values,
          fallback_minutes: orElse(values.fallback_minutes, 60),
          quiet_from: values.quiet_from || null,
          quiet_until: values.quiet_until || null,
          reminder_minutes: values.reminder_minutes.filter((minutes) => minutes !== '').map(Number),
          follow_up_minutes: orNull(values.follow_up_minutes),
          digest_at: values.digest_at || null,
        },
      })
      await refresh('/api/message_rules/')
      tell(ui('saved'))
    },
  )
  const { form } = submitted
  return (
    <Card withBorder padding="lg" maw={760}>
      <form onSubmit={submitted.onSubmit} noValidate>
        <fieldset disabled={!may('messages.write')} style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
          <Stack>
            <MultiSelect
              label={t('rules.channels')}
              description={t('rules.channelsHint')}
              data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
              {...form.getInputProps('channels')}
            />
            <SpanInput label={t('rules.fallback')} {...form.getInputProps('fallback_minutes')} />
            <Stack gap="xs">
              <Text fw={550} size="sm">
                {t('rules.reminders')}
              </Text>
              {form.values.reminder_minutes.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what is typed must not make a line another one
                <Group key={index} wrap="nowrap" align="end">
                  <div style={{ flex: 1 }}>
                    <SpanInput
                      label={t('rules.reminder', { number: index + 1 })}
                      {...form.getInputProps(`reminder_minutes.${index}`)}
                    />
                  </div>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={t('rules.removeReminder', { number: index + 1 })}
                    onClick={() => form.removeListItem('reminder_minutes', index)}
                  >
                    <Trash2 size={16} aria-hidden />
                  </ActionIcon>
                </Group>
              ))}
              {form.values.reminder_minutes.length < 5 ? (
                <Group>
                  <Button
                    variant="light"
                    leftSection={<Plus size={16} aria-hidden />}
                    onClick={() => form.insertListItem('reminder_minutes', 1440)}
                  >
                    {t('rules.addReminder')}
                  </Button>
                </Group>
              ) : null}
            </Stack>
            <Group grow align="start">
              <TimeInput label={t('rules.quietFrom')} {...form.getInputProps('quiet_from')} />
              <TimeInput label={t('rules.quietUntil')} {...form.getInputProps('quiet_until')} />
            </Group>
            <Text size="sm" c="dimmed">
              {t('rules.quietHint')}
            </Text>
            <SpanInput
              label={t('rules.followUp')}
              description={t('rules.followUpHint')}
              {...form.getInputProps('follow_up_minutes')}
            />
            <TimeInput
              maw={220}
              label={t('rules.digest')}
              description={t('rules.digestHint')}
              {...form.getInputProps('digest_at')}
            />
            <Switch
              label={t('rules.hide')}
              description={t('rules.hideHint')}
              {...form.getInputProps('hide_services', { type: 'checkbox' })}
            />
            {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
            {may('messages.write') ? (
              <Group justify="end">
                <Button type="submit" loading={submitted.isBusy}>
                  {ui('save')}
                </Button>
              </Group>
            ) : null}
          </Stack>
        </fieldset>
      </form>
    </Card>
  )
}
