import { Anchor, Button, Checkbox, Group, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Download, Plus, Search, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../api/client.ts'
import { Answer } from '../../ui/answer.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { NotFound } from '../../ui/not-found.tsx'
import { Page } from '../../ui/page.tsx'
import { tell, tellFailure } from '../../ui/tell.tsx'
import { Filters } from './filters.tsx'
import { columnsOf, type Model, nameOf, type Row, useModel } from './model.ts'
import { exportRows, pageSize, useRows, type View } from './rows.ts'
import { useModelWords } from './use-words.ts'
import { Value } from './value.tsx'

export function ListPage() {
  const { model: name } = useParams({ strict: false })
  const model = useModel(name ?? '')
  // Another model begins with nothing chosen.
  return model === undefined ? <NotFound /> : <List key={model.name} model={model} />
}

function List({ model }: { model: Model }) {
  const { t } = useTranslation('admin')
  const words = useModelWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Partial<View>
  const view: View = { page: 1, search: '', ordering: model.ordering[0] ?? '', filters: {}, ...search }
  const rows = useRows(model, view)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const go = (change: Partial<View>) =>
    void navigate({ to: `/admin/models/${model.name}`, search: { ...search, page: 1, ...change } as never })
  const find = useDebouncedCallback((text: string) => go({ search: text }), 300)
  const mayDelete = model.operations.includes('delete')

  const columns: Column<Row>[] = [
    ...(mayDelete
      ? [{ title: t('chosen'), cell: (row: Row) => <Choice row={row} chosen={chosen} onChange={setChosen} /> }]
      : []),
    ...columnsOf(model).map((field, at) => ({
      title: words.field(field.name),
      ...(model.ordering.some((key) => key.replace(/^-/, '') === field.name) ? { sortKey: field.name } : {}),
      isWide: at > 2,
      cell: (row: Row) =>
        at === 0 ? (
          <Anchor component={Link} to={`/admin/models/${model.name}/${row.id}`} fw={600}>
            <Value field={{ ...field, references: null }} value={row[field.name]} />
          </Anchor>
        ) : (
          <Value field={field} value={row[field.name]} />
        ),
    })),
  ]

  return (
    <Page
      title={words.model(model.name)}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
            onClick={() => void save(model, view)}
          >
            {t('export')}
          </Button>
          {model.operations.includes('create') ? (
            <Button
              component={Link}
              to={`/admin/models/${model.name}/new`}
              leftSection={<Plus size={16} aria-hidden />}
            >
              {t('add')}
            </Button>
          ) : null}
        </>
      }
    >
      <Group align="end">
        {model.is_searched ? (
          <TextInput
            label={t('search')}
            defaultValue={view.search}
            leftSection={<Search size={16} aria-hidden />}
            w={{ base: '100%', xs: 220 }}
            onChange={(event) => find(event.currentTarget.value)}
          />
        ) : null}
        <Filters model={model} filters={view.filters} onChange={(filters) => go({ filters })} />
        <DeleteChosen
          model={model}
          rows={rows.data?.results ?? []}
          chosen={chosen}
          onDone={() => setChosen(new Set())}
        />
      </Group>
      <Answer query={rows} isEmpty={({ results }) => results.length === 0} empty={t('empty')}>
        {({ results, count }) => (
          <DataTable
            caption={words.model(model.name)}
            columns={columns}
            rows={results}
            keyOf={({ id }) => id}
            ordering={view.ordering}
            onOrder={(ordering) => go({ ordering })}
            page={{ number: view.page, size: pageSize, count, onChange: (page) => go({ page }) }}
          />
        )}
      </Answer>
    </Page>
  )
}

function Choice({
  row,
  chosen,
  onChange,
}: {
  row: Row
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation('admin')
  return (
    <Checkbox
      aria-label={t('choose', { name: nameOf(row) })}
      checked={chosen.has(row.id)}
      onChange={() => onChange(chosen.symmetricDifference(new Set([row.id])))}
    />
  )
}

function DeleteChosen({
  model,
  rows,
  chosen,
  onDone,
}: {
  model: Model
  rows: readonly Row[]
  chosen: ReadonlySet<string>
  onDone: () => void
}) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  if (chosen.size === 0) return null
  const remove = async () => {
    // One after the other: what is refused stops it, and says which.
    for (const id of chosen) await ask(`${model.path}${id}/`, { method: 'DELETE' })
    tell(t('deleted', { count: chosen.size }))
    onDone()
  }
  return (
    <>
      <Button color="red" variant="light" leftSection={<Trash2 size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('deleteChosen', { count: chosen.size })}
      </Button>
      <Confirm
        isOpen={isOpen}
        onClose={() => {
          setOpen(false)
          void client.invalidateQueries({ queryKey: ['rows', model.name] })
        }}
        title={t('deleteTitle')}
        action={t('delete')}
        isDangerous
        onConfirm={remove}
      >
        <ul>
          {rows
            .filter(({ id }) => chosen.has(id))
            .map((row) => (
              <li key={row.id}>
                <bdi>{nameOf(row)}</bdi>
              </li>
            ))}
        </ul>
      </Confirm>
    </>
  )
}

async function save(model: Model, view: View): Promise<void> {
  try {
    const url = URL.createObjectURL(await exportRows(model, view))
    const link = Object.assign(document.createElement('a'), { href: url, download: `${model.name}.csv` })
    link.click()
    URL.revokeObjectURL(url)
  } catch (error) {
    tellFailure(error)
  }
}
