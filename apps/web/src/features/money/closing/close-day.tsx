import { Alert, Button, Card, Group, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import type { Reply } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useBusiness } from '../../../shell/business.ts'
import { useAttempt } from '../../../ui/attempt.ts'
import { todayIn } from '../../../ui/days.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { tell } from '../../../ui/tell.tsx'
import { methods } from '../kinds.ts'
import { toUnits } from '../minor.ts'
import { MoneyField } from '../money-field.tsx'
import { forgetMoney } from '../till/forget.ts'

export interface CloseDayProps {
  preview: Reply<'closings_preview'>
  mayClose: boolean
}

/** Counts first, compares then: the difference shows as soon as something is counted, and asks for a word. */
export function CloseDay({ preview, mayClose }: CloseDayProps) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const { currency, expected, from_instant } = preview
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Card withBorder>
        <Title order={2} size="h4" mb={4}>
          {t('expected')}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {from_instant === null ? t('sinceBeginning') : t('sinceClosing', { time: format.dayTime(from_instant) })}
        </Text>
        <Stack gap="xs" component="dl" m={0}>
          {methods
            .filter((method) => method === 'cash' || expected[method] !== undefined)
            .map((method) => (
              <Group key={method} justify="space-between">
                <Text component="dt" {...(method === 'cash' ? { fw: 650 } : {})}>
                  {t(`methods.${method}`)}
                </Text>
                <Text component="dd" m={0} {...(method === 'cash' ? { fw: 650 } : {})}>
                  <bdi>{format.money(expected[method] ?? '0', currency)}</bdi>
                </Text>
              </Group>
            ))}
        </Stack>
      </Card>
      {mayClose ? <CountForm preview={preview} /> : null}
    </SimpleGrid>
  )
}

function CountForm({ preview: { currency, expected } }: { preview: Reply<'closings_preview'> }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const client = useQueryClient()
  const once = useAttempt()
  const { time_zone } = useBusiness()
  const cash = toUnits(expected.cash ?? '0')
  const off = ({ counted, float }: { counted: string; float: string }) => toUnits(counted) - toUnits(float) - cash
  const { form, isBusy, error, onSubmit } = useSubmit(
    {
      initialValues: { on_date: todayIn(time_zone), counted: '', float: '0', note: '' },
      validate: {
        counted: (counted) => (counted === '' ? t('countMissing') : null),
        note: (note, values) => (off(values) !== 0 && note.trim() === '' ? t('noteMissing') : null),
      },
    },
    async ({ float, ...values }) => {
      await once((key) =>
        api.POST('/api/closings/', {
          params: { header: { 'idempotency-key': key } },
          body: { ...values, currency, float: float || '0' },
        }),
      )
      form.reset()
      await forgetMoney(client)
      tell(t('closed'))
    },
  )
  const values = form.getValues()
  const apart = off(values)
  return (
    <Card withBorder>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <Title order={2} size="h4">
            {t('closeDay')}
          </Title>
          <Group grow align="start">
            <MoneyField
              label={t('counted')}
              description={t('countedHint')}
              required
              currency={currency}
              size="md"
              {...form.getInputProps('counted')}
            />
            <MoneyField
              label={t('float')}
              description={t('floatHint')}
              currency={currency}
              size="md"
              {...form.getInputProps('float')}
            />
          </Group>
          {values.counted === '' ? null : (
            <Alert
              role="status"
              color={apart === 0 ? 'teal' : 'orange'}
              title={t(apart === 0 ? 'right' : apart > 0 ? 'tooMuch' : 'tooLittle', {
                amount: format.money(Math.abs(apart) / 1_000_000, currency),
              })}
            >
              {apart === 0 ? t('rightText') : t('explain')}
            </Alert>
          )}
          <Textarea
            label={t('note')}
            required={values.counted !== '' && apart !== 0}
            dir="auto"
            autosize
            minRows={2}
            {...form.getInputProps('note')}
          />
          <TextInput type="date" label={t('columns.day')} {...form.getInputProps('on_date')} />
          {error === null ? null : <Failure error={error} reset={() => onSubmit()} />}
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy}>
              {t('closeDay')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
