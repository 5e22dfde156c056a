import { Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { Answer } from '../../ui/answer.tsx'
import { Failure } from '../../ui/failure.tsx'
import { NotFound } from '../../ui/not-found.tsx'
import { Page } from '../../ui/page.tsx'
import { tell } from '../../ui/tell.tsx'
import { DeleteRow } from './delete-row.tsx'
import { FieldInput } from './field-input.tsx'
import { History } from './history.tsx'
import { type Model, nameOf, type Row, useModel } from './model.ts'
import { useRow } from './rows.ts'
import { useModelWords } from './use-words.ts'
import { Value } from './value.tsx'

export function NewPage() {
  const { t } = useTranslation('admin')
  const words = useModelWords()
  const navigate = useNavigate()
  const { model: name } = useParams({ strict: false })
  const model = useModel(name ?? '')
  if (model === undefined || !model.operations.includes('create')) return <NotFound />
  const create = async (body: object) => {
    const made = await ask<Row>(model.path, { method: 'POST', body })
    tell(t('created', { name: nameOf(made) }))
    await navigate({ to: `/admin/models/${model.name}/${made.id}` })
  }
  return (
    <Page title={t('newOf', { model: words.model(model.name) })}>
      <Form model={model} send={create} action={t('create')} />
    </Page>
  )
}

export function OnePage() {
  const { model: name, id = '' } = useParams({ strict: false })
  const model = useModel(name ?? '')
  return model === undefined ? <NotFound /> : <One key={id} model={model} id={id} />
}

function One({ model, id }: { model: Model; id: string }) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const navigate = useNavigate()
  const words = useModelWords()
  const row = useRow(model, id)
  const [isDeleting, setDeleting] = useState(false)
  const change = async (body: object) => {
    await ask(`${model.path}${id}/`, { method: 'PATCH', body })
    await client.invalidateQueries({ queryKey: ['rows', model.name] })
    await client.invalidateQueries({ queryKey: ['history', id] })
    tell(t('saved'))
  }
  const mayChange = model.operations.includes('patch')
  return (
    <Page
      title={row.data === undefined ? words.model(model.name) : nameOf(row.data)}
      actions={
        model.operations.includes('delete') ? (
          <Button
            color="red"
            variant="light"
            leftSection={<Trash2 size={16} aria-hidden />}
            onClick={() => setDeleting(true)}
          >
            {t('delete')}
          </Button>
        ) : null
      }
    >
      <Answer query={row}>
        {(data) => (
          <Stack gap="lg">
            {mayChange ? (
              <Form key={String(data.updated_at)} model={model} row={data} send={change} action={t('save')} />
            ) : null}
            <Facts model={model} row={data} isWhole={!mayChange} />
            <History id={id} />
            <DeleteRow
              model={model}
              row={data}
              isOpen={isDeleting}
              onClose={() => setDeleting(false)}
              onDeleted={() => navigate({ to: `/admin/models/${model.name}` })}
            />
          </Stack>
        )}
      </Answer>
    </Page>
  )
}

/** What the server decides; of what nobody may change here, everything. */
function Facts({ model, row, isWhole }: { model: Model; row: Row; isWhole: boolean }) {
  const words = useModelWords()
  return (
    <Card withBorder>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {model.fields
          .filter((field) => isWhole || field.is_read_only)
          .map((field) => (
            <div key={field.name}>
              <Text size="xs" c="dimmed">
                {words.field(field.name)}
              </Text>
              <Value field={field} value={row[field.name]} />
            </div>
          ))}
      </SimpleGrid>
    </Card>
  )
}

interface FormProps {
  model: Model
  row?: Row
  send: (body: object) => Promise<unknown>
  action: string
}

/** Sends what was touched, and nothing else: what others changed meanwhile stays. */
function Form({ model, row, send, action }: FormProps) {
  const words = useModelWords()
  const [touched, setTouched] = useState<Record<string, unknown>>({})
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const named = fieldErrors(error)
  const submit = async () => {
    setBusy(true)
    setError(null)
    try {
      await send(touched)
    } catch (refused) {
      setError(refused)
      const [first] = Object.keys(fieldErrors(refused))
      document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    } finally {
      setBusy(false)
    }
  }
  const current = (name: string, preset: unknown) => (name in touched ? touched[name] : (row?.[name] ?? preset))
  return (
    <Card
      withBorder
      component="form"
      noValidate
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack>
        {error === null || Object.keys(named).length > 0 ? null : <Failure error={error} reset={() => void submit()} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {model.fields
            .filter(({ is_read_only: isReadOnly }) => !isReadOnly)
            .map((field) => (
              <FieldInput
                key={field.name}
                field={field}
                label={words.field(field.name)}
                value={current(field.name, field.schema.default)}
                error={named[field.name]}
                onChange={(value) => setTouched((before) => ({ ...before, [field.name]: value }))}
              />
            ))}
        </SimpleGrid>
        <Group justify="flex-end">
          <Button type="submit" loading={isBusy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
