import { Button, Center, Stack, Switch, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FolderPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { type Category, shelvesOf, useCategories, useServices } from './catalogue.ts'
import { CategoryEditor } from './category-editor.tsx'
import { Shelf } from './shelf.tsx'

/** Everything one can book, as customers find it: by category, in order. */
export function CataloguePage() {
  const { t } = useTranslation('catalogue')
  const may = useMay()
  const { inactive = false } = useSearch({ from: '/dashboard/services' })
  const navigate = useNavigate()
  const services = useServices()
  const categories = useCategories()
  const [edited, setEdited] = useState<Category | 'new' | null>(null)
  const canWrite = may('catalogue.write')
  const hasInactive = services.data?.results.some(({ is_active }) => !is_active) ?? false
  return (
    <Page
      title={t('title')}
      actions={
        canWrite ? (
          <>
            <Button
              variant="default"
              leftSection={<FolderPlus size={16} aria-hidden />}
              onClick={() => setEdited('new')}
            >
              {t('newCategory')}
            </Button>
            <LinkButton
              to="/dashboard/services/$service"
              params={{ service: 'new' }}
              leftSection={<Plus size={16} aria-hidden />}
            >
              {t('newService')}
            </LinkButton>
          </>
        ) : undefined
      }
    >
      {hasInactive ? (
        <Switch
          label={t('showInactive')}
          checked={inactive}
          onChange={({ currentTarget }) =>
            void navigate({ to: '/dashboard/services', search: currentTarget.checked ? { inactive: true } : {} })
          }
        />
      ) : null}
      <Answer
        query={services}
        isEmpty={({ results }) => results.length === 0 && (categories.data?.results.length ?? 0) === 0}
        empty={
          <Center>
            <Stack align="center" gap="xs" maw={420}>
              <Text fw={600}>{t('empty')}</Text>
              <Text c="dimmed">{t('emptyHint')}</Text>
              {canWrite ? (
                <LinkButton variant="light" to="/dashboard/services/$service" params={{ service: 'new' }}>
                  {t('newService')}
                </LinkButton>
              ) : null}
            </Stack>
          </Center>
        }
      >
        {({ results }) => (
          <Stack gap="lg">
            {shelvesOf(categories.data?.results ?? [], results).map((shelf) => (
              <Shelf
                key={shelf.category?.id ?? 'none'}
                shelf={shelf}
                showsInactive={inactive || !hasInactive}
                categories={categories.data?.results ?? []}
                onEdit={setEdited}
              />
            ))}
          </Stack>
        )}
      </Answer>
      {edited === null ? null : (
        <CategoryEditor category={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  )
}
