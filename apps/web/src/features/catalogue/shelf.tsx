import { ActionIcon, Badge, Card, Group, Stack, Text, Title } from '@mantine/core'
import { ArrowDown, ArrowUp, Pencil, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useMay } from '../../shell/business.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tellFailure } from '../../ui/tell.tsx'
import { type Category, moved, type Shelf as ShelfOf } from './catalogue.ts'
import { ServiceLine } from './service-line.tsx'

export interface ShelfProps {
  shelf: ShelfOf
  showsInactive: boolean
  categories: readonly Category[]
  onEdit: (category: Category) => void
}

/** One category with its services. */
export function Shelf({ shelf: { category, services }, showsInactive, categories, onEdit }: ShelfProps) {
  const { t } = useTranslation('catalogue')
  const may = useMay()
  const refresh = useRefresh()
  const shown = services.filter(({ is_active }) => is_active || showsInactive)
  const name = category?.name ?? t('noCategory')
  const canWrite = may('catalogue.write')
  if (category === null && shown.length === 0) return null
  const move = async (step: -1 | 1) => {
    if (category === null) return
    const changes = moved(categories, category.id, step)
    await Promise.all(
      changes.map(({ id, position }) =>
        api.PATCH('/api/categories/{id}/', { params: { path: { id } }, body: { position } }),
      ),
    ).catch(tellFailure)
    await refresh('/api/categories/')
  }
  const place = category === null ? -1 : categories.findIndex(({ id }) => id === category.id)
  return (
    <Card withBorder padding="lg" component="section" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <Group gap="xs" miw={0}>
          <Title order={2} size="h4">
            <bdi>{name}</bdi>
          </Title>
          {category === null || category.is_active ? null : <Badge variant="default">{t('hidden')}</Badge>}
        </Group>
        {canWrite && category !== null ? (
          <Group gap={4} wrap="nowrap">
            <Tool label={t('moveUp', { name })} disabled={place === 0} onClick={() => void move(-1)}>
              <ArrowUp size={16} aria-hidden />
            </Tool>
            <Tool
              label={t('moveDown', { name })}
              disabled={place === categories.length - 1}
              onClick={() => void move(1)}
            >
              <ArrowDown size={16} aria-hidden />
            </Tool>
            <Tool label={t('editCategory', { name })} onClick={() => onEdit(category)}>
              <Pencil size={16} aria-hidden />
            </Tool>
          </Group>
        ) : null}
      </Group>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('emptyCategory')}
        </Text>
      ) : (
        <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {shown.map((service) => (
            <ServiceLine key={service.id} service={service} siblings={services} />
          ))}
        </Stack>
      )}
      {canWrite && category !== null ? (
        <Group mt="xs">
          <LinkButton
            to="/dashboard/services/$service"
            params={{ service: 'new' }}
            search={{ category: category.id }}
            variant="subtle"
            size="compact-md"
            leftSection={<Plus size={14} aria-hidden />}
            aria-label={t('newServiceIn', { name })}
          >
            {t('newService')}
          </LinkButton>
        </Group>
      ) : null}
    </Card>
  )
}

function Tool({
  label,
  children,
  ...rest
}: {
  label: string
  children: React.ReactNode
  disabled?: boolean
  onClick: () => void
}) {
  return (
    <ActionIcon variant="subtle" color="gray" size={36} aria-label={label} {...rest}>
      {children}
    </ActionIcon>
  )
}
