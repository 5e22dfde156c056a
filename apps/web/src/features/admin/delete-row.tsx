import { List, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../api/client.ts'
import { Answer } from '../../ui/answer.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { type Dependent, type Model, nameOf, type Row } from './model.ts'
import { useModelWords } from './use-words.ts'

interface DeleteRowProps {
  model: Model
  row: Row
  isOpen: boolean
  onClose: () => void
  onDeleted: () => void
}

/** Asks before a row goes, with what it takes along and what keeps it. */
export function DeleteRow({ model, row, isOpen, onClose, onDeleted }: DeleteRowProps) {
  const { t } = useTranslation('admin')
  const words = useModelWords()
  const client = useQueryClient()
  const dependents = useQuery({
    queryKey: ['rows', model.name, 'dependents', row.id],
    enabled: isOpen,
    staleTime: 0,
    queryFn: () => ask<Dependent[]>(`/api/models/${model.name}/${row.id}/dependents/`),
  })
  const remove = async () => {
    await ask(`${model.path}${row.id}/`, { method: 'DELETE' })
    await client.invalidateQueries({ queryKey: ['rows', model.name] })
    onDeleted()
  }
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t('deleteOne', { name: nameOf(row) })}
      action={t('delete')}
      isDangerous
      onConfirm={remove}
    >
      <Answer query={dependents} lines={2}>
        {(found) =>
          found.length === 0 ? (
            <Text>{t('nothingGoes')}</Text>
          ) : (
            <List>
              {found.map(({ table, model: name, column, effect, count }) => (
                <List.Item key={`${table}.${column}`}>
                  {t(`effects.${effect}`, { model: words.model(name ?? table), count })}
                </List.Item>
              ))}
            </List>
          )
        }
      </Answer>
    </Confirm>
  )
}
