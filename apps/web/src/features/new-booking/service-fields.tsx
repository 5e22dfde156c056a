import { Checkbox, Group, Select, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePeople, useServices } from '../../lookups/catalogue.ts'
import type { Wish } from './wish.ts'

/** What is to be done, in which way, with what added, and by whom. */
export function ServiceFields({ wish, error }: { wish: Wish; error: string | undefined }) {
  const { t } = useTranslation('new-booking')
  const format = useFormat()
  const services = useServices()
  const people = usePeople()
  const { serviceId } = wish
  // Who it is for has been said: on with what. The hands stay on the keys.
  const serviceField = useRef<HTMLInputElement>(null)
  const isKnown = wish.whom?.kind === 'known'
  useEffect(() => {
    if (isKnown && serviceId === null) serviceField.current?.focus()
  }, [isKnown, serviceId])
  const query = { service_id: serviceId ?? '', is_active: 'true', page_size: 100, ordering: 'position' }
  const asked = { enabled: serviceId !== null, staleTime: 5 * 60_000 }
  const variants = queries.useQuery('get', '/api/variants/', { params: { query } }, asked).data?.results ?? []
  const addons = queries.useQuery('get', '/api/addons/', { params: { query } }, asked).data?.results ?? []
  const service = services.find(({ id }) => id === serviceId)
  const variant = variants.find(({ id }) => id === wish.variantId)
  const added = addons.filter(({ id }) => wish.addonIds.includes(id))
  const chosen = variant ?? service
  const minutes = (chosen?.duration_minutes ?? 0) + added.reduce((sum, one) => sum + one.duration_minutes, 0)
  const price = Number(chosen?.price ?? 0) + added.reduce((sum, one) => sum + Number(one.price), 0)
  return (
    <Stack gap="sm">
      <Group grow align="start" preventGrowOverflow={false}>
        <Select
          label={t('service')}
          required
          searchable
          selectFirstOptionOnChange
          ref={serviceField}
          miw={200}
          error={error}
          data={services.map(({ id, name }) => ({ value: id, label: name }))}
          value={serviceId}
          onChange={wish.setService}
          nothingFoundMessage={t('noService')}
        />
        {wish.isOwnOnly ? null : (
          <Select
            label={t('with')}
            miw={160}
            data={[{ value: '', label: t('anybody') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
            value={wish.staffId ?? ''}
            onChange={(id) => wish.setStaff(id === '' ? null : id)}
            allowDeselect={false}
          />
        )}
      </Group>
      {variants.length === 0 ? null : (
        <Select
          label={t('variant')}
          data={[
            { value: '', label: t('usual') },
            ...variants.map(({ id, name, price: own, duration_minutes }) => ({
              value: id,
              label: `${name} · ${format.duration(duration_minutes)} · ${format.money(own, service?.currency)}`,
            })),
          ]}
          value={wish.variantId ?? ''}
          onChange={(id) => wish.setVariant(id === '' ? null : id)}
          allowDeselect={false}
        />
      )}
      {addons.length === 0 ? null : (
        <Checkbox.Group label={t('addons')} value={wish.addonIds} onChange={wish.setAddons}>
          <Stack gap={6} mt={6}>
            {addons.map(({ id, name, price: own }) => (
              <Checkbox key={id} value={id} label={`${name} (+ ${format.money(own, service?.currency)})`} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {service === undefined ? null : (
        <Text size="sm" c="dimmed">
          {format.duration(minutes)} · {format.money(price, service.currency)}
        </Text>
      )}
    </Stack>
  )
}
