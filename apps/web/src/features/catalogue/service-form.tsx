import { Accordion, Button, Card, Group, NumberInput, Select, SimpleGrid, Stack, Switch } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useBusiness, useMay } from '../../shell/business.ts'
import { Failure } from '../../ui/failure.tsx'
import { useSubmit } from '../../ui/form.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { SpanInput } from '../../ui/span-input.tsx'
import { tell } from '../../ui/tell.tsx'
import { type Service, useCategories, useServices } from './catalogue.ts'
import { useOffered } from './language-tabs.tsx'
import { bodyOf, valuesOf } from './service-values.ts'
import { WordsFields } from './words-fields.tsx'

export interface ServiceFormProps {
  service: Service | null
  category: string | null
  onRemove?: (() => void) | undefined
}

/** What a service is, costs and takes; what most never change is folded away. */
export function ServiceForm({ service, category, onRemove }: ServiceFormProps) {
  const { t } = useTranslation('catalogue')
  const { t: ui } = useTranslation('ui')
  const { currency } = useBusiness()
  const { own } = useOffered()
  const may = useMay()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const categories = useCategories().data?.results ?? []
  const position = useServices().data?.results.length ?? 0
  const canWrite = may('catalogue.write')
  const canPrice = may('prices.write')
  const submitted = useSubmit({ initialValues: valuesOf(service, category, own) }, async (values) => {
    const { price, deposit_percent, ...plain } = bodyOf(values, own)
    // Who may not set prices leaves them out: the server refuses the word, not only the change.
    const body = canPrice ? { ...plain, price, deposit_percent } : plain
    if (service === null) {
      const { data } = await api.POST('/api/services/', {
        body: { ...plain, price, deposit_percent, currency, position },
      })
      await refresh('/api/services/')
      if (data !== undefined) await navigate({ to: '/dashboard/services/$service', params: { service: data.id } })
    } else {
      await api.PATCH('/api/services/{id}/', { params: { path: { id: service.id } }, body })
      await refresh('/api/services/')
    }
    tell(ui('saved'))
  })
  const { form } = submitted
  const field = form.getInputProps
  return (
    <form onSubmit={submitted.onSubmit} noValidate>
      <Card withBorder padding="lg">
        <fieldset disabled={!canWrite} style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
          <Stack>
            <WordsFields form={form} hint={t('descriptionHint')} />
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <Select
                label={t('category')}
                placeholder={t('noCategory')}
                clearable
                data={categories.map(({ id, name }) => ({ value: id, label: name }))}
                {...field('category_id')}
              />
              <NumberInput
                label={t('duration')}
                suffix={t('minutesSuffix')}
                min={1}
                max={1440}
                step={5}
                required
                {...field('duration_minutes')}
              />
              <NumberInput
                label={t('price')}
                suffix={` ${service?.currency ?? currency}`}
                min={0}
                decimalScale={2}
                required
                disabled={!canPrice}
                {...field('price')}
              />
            </SimpleGrid>
            <Switch label={t('bookable')} {...field('is_active', { type: 'checkbox' })} />
            <Accordion variant="separated" multiple>
              <Accordion.Item value="when">
                <Accordion.Control>{t('sections.when')}</Accordion.Control>
                <Accordion.Panel>
                  <SimpleGrid cols={{ base: 1, sm: 2 }}>
                    <SpanInput label={t('notice')} description={t('noticeHint')} {...field('min_notice_minutes')} />
                    <NumberInput
                      label={t('horizon')}
                      description={t('horizonHint')}
                      suffix={t('daysSuffix')}
                      min={0}
                      max={731}
                      {...field('horizon_days')}
                    />
                    <NumberInput
                      label={t('interval')}
                      description={t('intervalHint')}
                      suffix={t('minutesSuffix')}
                      min={1}
                      max={1440}
                      placeholder={t('asLong')}
                      {...field('interval_minutes')}
                    />
                    <NumberInput
                      label={t('maxPerDay')}
                      description={t('maxPerDayHint')}
                      min={1}
                      placeholder={t('noLimit')}
                      {...field('max_per_day')}
                    />
                  </SimpleGrid>
                </Accordion.Panel>
              </Accordion.Item>
              <Accordion.Item value="around">
                <Accordion.Control>{t('sections.around')}</Accordion.Control>
                <Accordion.Panel>
                  <SimpleGrid cols={{ base: 1, sm: 2 }}>
                    <NumberInput
                      label={t('bufferBefore')}
                      description={t('bufferHint')}
                      suffix={t('minutesSuffix')}
                      min={0}
                      max={1440}
                      {...field('buffer_before_minutes')}
                    />
                    <NumberInput
                      label={t('bufferAfter')}
                      description={t('bufferHint')}
                      suffix={t('minutesSuffix')}
                      min={0}
                      max={1440}
                      {...field('buffer_after_minutes')}
                    />
                    <NumberInput
                      label={t('freeFrom')}
                      description={t('freeHint')}
                      suffix={t('minutesSuffix')}
                      min={0}
                      placeholder={t('none')}
                      {...field('free_from')}
                    />
                    <NumberInput
                      label={t('freeUntil')}
                      description={t('freeUntilHint')}
                      suffix={t('minutesSuffix')}
                      min={0}
                      placeholder={t('none')}
                      {...field('free_until')}
                      error={form.errors.free_minutes ?? form.errors.free_until}
                    />
                  </SimpleGrid>
                </Accordion.Panel>
              </Accordion.Item>
              <Accordion.Item value="who">
                <Accordion.Control>{t('sections.who')}</Accordion.Control>
                <Accordion.Panel>
                  <Stack>
                    <SimpleGrid cols={{ base: 1, sm: 2 }}>
                      <NumberInput
                        label={t('capacity')}
                        description={t('capacityHint')}
                        min={1}
                        max={1000}
                        {...field('capacity')}
                      />
                      <NumberInput
                        label={t('deposit')}
                        description={t('depositHint')}
                        suffix=" %"
                        min={0}
                        max={100}
                        placeholder={t('asPolicy')}
                        disabled={!canPrice}
                        {...field('deposit_percent')}
                      />
                    </SimpleGrid>
                    <Switch
                      label={t('requiresApproval')}
                      description={t('requiresApprovalHint')}
                      {...field('requires_approval', { type: 'checkbox' })}
                    />
                  </Stack>
                </Accordion.Panel>
              </Accordion.Item>
            </Accordion>
            {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
            {canWrite ? (
              <Group justify="space-between">
                {onRemove === undefined ? (
                  <span />
                ) : (
                  <Button variant="subtle" color="red" c="var(--danger-text)" onClick={onRemove}>
                    {ui('delete')}
                  </Button>
                )}
                <Button type="submit" loading={submitted.isBusy}>
                  {service === null ? t('create') : ui('save')}
                </Button>
              </Group>
            ) : null}
          </Stack>
        </fieldset>
      </Card>
    </form>
  )
}
