import { Anchor, Stack, Text } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import type { Service } from './catalogue.ts'
import { Addons } from './parts/addons.tsx'
import { Fields } from './parts/fields.tsx'
import { Needs } from './parts/needs.tsx'
import { Variants } from './parts/variants.tsx'
import { ServiceForm } from './service-form.tsx'
import { ServiceRemoval } from './service-removal.tsx'

/** One service, with everything that belongs to it; `new` in the address is one that is not there yet. */
export function ServicePage() {
  const { service } = useParams({ from: '/dashboard/services/$service' })
  const { category } = useSearch({ from: '/dashboard/services/$service' })
  return service === 'new' ? <NewService category={category ?? null} /> : <KnownService key={service} id={service} />
}

function NewService({ category }: { category: string | null }) {
  const { t } = useTranslation('catalogue')
  return (
    <Page title={t('newService')}>
      <Back />
      <ServiceForm service={null} category={category} />
      <Text size="sm" c="dimmed">
        {t('partsLater')}
      </Text>
    </Page>
  )
}

function KnownService({ id }: { id: string }) {
  const { t } = useTranslation('catalogue')
  const service = queries.useQuery('get', '/api/services/{id}/', { params: { path: { id } } })
  return (
    <Page title={service.data?.name ?? t('service')}>
      <Back />
      <Answer query={service}>{(found) => <Parts service={found} />}</Answer>
    </Page>
  )
}

function Parts({ service }: { service: Service }) {
  const navigate = useNavigate()
  const may = useMay()
  const [isRemoving, setRemoving] = useState(false)
  return (
    <Stack gap="lg">
      <ServiceForm
        service={service}
        category={service.category_id}
        onRemove={may('catalogue.write') ? () => setRemoving(true) : undefined}
      />
      <Variants service={service} />
      <Addons service={service} />
      <Fields service={service} />
      <Needs service={service} />
      {isRemoving ? (
        <ServiceRemoval
          service={service}
          onClose={() => setRemoving(false)}
          onGone={() => void navigate({ to: '/dashboard/services' })}
        />
      ) : null}
    </Stack>
  )
}

function Back() {
  const { t } = useTranslation('catalogue')
  return (
    <Anchor component={Link} to="/dashboard/services" size="sm">
      {t('allServices')}
    </Anchor>
  )
}
