import { ActionIcon, Button, Card, Group, NumberInput, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { Reply } from '../../api/shapes.ts'
import { useBusiness } from '../../shell/business.ts'
import { Failure } from '../../ui/failure.tsx'
import { useSubmit } from '../../ui/form.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { SpanInput } from '../../ui/span-input.tsx'
import { tell } from '../../ui/tell.tsx'
import { bodyOf, type PolicyValues, valuesOf } from './policy-values.ts'

const whens = ['always', 'first_time', 'after_no_shows'] as const

export function PolicyForm({ policy }: { policy: Reply<'policies_current'> }) {
  const { t } = useTranslation('policies')
  const { t: ui } = useTranslation('ui')
  const { currency } = useBusiness()
  const refresh = useRefresh()
  const submitted = useSubmit<PolicyValues>({ initialValues: valuesOf(policy) }, async (values) => {
    await api.POST('/api/policies/', { body: { ...bodyOf(values), currency } })
    await refresh('/api/policies/')
    tell(t('newVersion'))
  })
  const { form } = submitted
  const field = form.getInputProps
  const money = ` ${currency}`
  return (
    <form onSubmit={submitted.onSubmit} noValidate>
      <Stack gap="lg">
        <Card withBorder padding="lg" component="section" aria-label={t('cancel.title')}>
          <Stack>
            <Title order={2} size="h4">
              {t('cancel.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('cancel.hint')}
            </Text>
            {form.values.cancel_tiers.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what is typed must not make a line another one
              <Group key={index} align="end" wrap="nowrap">
                <div style={{ flex: 2, minInlineSize: 0 }}>
                  <SpanInput
                    label={t('cancel.lessThan', { number: index + 1 })}
                    {...field(`cancel_tiers.${index}.minutes_before`)}
                  />
                </div>
                <NumberInput
                  label={t('cancel.owes')}
                  suffix=" %"
                  min={1}
                  max={100}
                  flex={1}
                  miw={74}
                  {...field(`cancel_tiers.${index}.percent`)}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  aria-label={t('cancel.remove', { number: index + 1 })}
                  onClick={() => form.removeListItem('cancel_tiers', index)}
                >
                  <Trash2 size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ))}
            <Group>
              <Button
                variant="light"
                leftSection={<Plus size={16} aria-hidden />}
                onClick={() => form.insertListItem('cancel_tiers', { minutes_before: 1440, percent: 50 })}
              >
                {t('cancel.add')}
              </Button>
            </Group>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <SpanInput label={t('move')} description={t('moveHint')} {...field('move_minutes')} />
              <NumberInput
                label={t('maxMoves')}
                description={t('maxMovesHint')}
                min={0}
                placeholder={t('noLimit')}
                {...field('max_moves')}
              />
            </SimpleGrid>
          </Stack>
        </Card>
        <Card withBorder padding="lg" component="section" aria-label={t('noShow.title')}>
          <Stack>
            <Title order={2} size="h4">
              {t('noShow.title')}
            </Title>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NumberInput label={t('noShow.owes')} suffix=" %" min={0} max={100} {...field('no_show_percent')} />
              <SpanInput label={t('noShow.after')} {...field('no_show_after_minutes')} />
            </SimpleGrid>
          </Stack>
        </Card>
        <Card withBorder padding="lg" component="section" aria-label={t('deposit.title')}>
          <Stack>
            <Title order={2} size="h4">
              {t('deposit.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('deposit.hint')}
            </Text>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NumberInput label={t('deposit.percent')} suffix=" %" min={0} max={100} {...field('deposit_percent')} />
              <NumberInput label={t('deposit.amount')} suffix={money} min={0} decimalScale={2} {...field('deposit')} />
              <Select
                label={t('deposit.when')}
                allowDeselect={false}
                data={whens.map((value) => ({ value, label: t(`deposit.whens.${value}`) }))}
                {...field('deposit_when')}
              />
              {form.values.deposit_when === 'after_no_shows' ? (
                <NumberInput label={t('deposit.noShows')} min={1} placeholder="1" {...field('deposit_no_shows')} />
              ) : null}
              <NumberInput
                label={t('deposit.above')}
                suffix={money}
                min={0}
                decimalScale={2}
                placeholder={t('deposit.anyPrice')}
                {...field('deposit_above')}
              />
              <SpanInput label={t('deposit.minutes')} {...field('deposit_minutes')} />
            </SimpleGrid>
          </Stack>
        </Card>
        <Card withBorder padding="lg" component="section" aria-label={t('limits.title')}>
          <Stack>
            <Title order={2} size="h4">
              {t('limits.title')}
            </Title>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NumberInput
                label={t('limits.open')}
                min={1}
                placeholder={t('noLimit')}
                {...field('max_open_bookings')}
              />
              <SpanInput label={t('limits.approval')} placeholder={t('noLimit')} {...field('approval_minutes')} />
            </SimpleGrid>
          </Stack>
        </Card>
        {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
        <Group justify="end">
          <Button type="submit" loading={submitted.isBusy} disabled={!form.isDirty()}>
            {ui('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
