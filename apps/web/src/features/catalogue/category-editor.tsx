import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { tell } from '../../ui/tell.tsx'
import { type Category, useCategories, useServices } from './catalogue.ts'
import { useOffered } from './language-tabs.tsx'
import { WordsFields } from './words-fields.tsx'
import { wordBody, wordValues } from './words-of.ts'

export function CategoryEditor({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const { t } = useTranslation('catalogue')
  const { t: ui } = useTranslation('ui')
  const refresh = useRefresh()
  const { own } = useOffered()
  const count = useServices().data?.results.filter(({ category_id }) => category_id === category?.id).length ?? 0
  const position = useCategories().data?.results.length ?? 0
  const submitted = useSubmit(
    {
      initialValues: {
        ...wordValues(category, own),
        is_active: category?.is_active ?? true,
      },
    },
    async ({ is_active, ...words }) => {
      const body = { ...wordBody(words, own), is_active }
      if (category === null) await api.POST('/api/categories/', { body: { ...body, position } })
      else await api.PATCH('/api/categories/{id}/', { params: { path: { id: category.id } }, body })
      await refresh('/api/categories/')
      onClose()
      tell(ui('saved'))
    },
  )
  const { form } = submitted
  const remove = async () => {
    if (category === null) return
    // A category is no more than a shelf: what stood on it stays, in none.
    const services = await api.GET('/api/services/', {
      params: { query: { category_id: category.id, page_size: 100 } },
    })
    await Promise.all(
      (services.data?.results ?? []).map(({ id }) =>
        api.PATCH('/api/services/{id}/', { params: { path: { id } }, body: { category_id: null } }),
      ),
    )
    await api.DELETE('/api/categories/{id}/', { params: { path: { id: category.id } } })
    await refresh('/api/categories/', '/api/services/')
    onClose()
    tell(ui('deleted'))
  }
  return (
    <Editor
      title={category === null ? t('newCategory') : t('editCategory', { name: category.name })}
      submitted={submitted}
      onClose={onClose}
      removal={
        category === null
          ? undefined
          : {
              title: t('removeCategory', { name: category.name }),
              text: t('removeCategoryText', { count }),
              onConfirm: remove,
            }
      }
    >
      <WordsFields form={form} isFocused />
      <Switch label={t('categoryShown')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
    </Editor>
  )
}
