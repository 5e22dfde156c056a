import { Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { FileUp, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import type { Reply } from '../../../api/types.ts'
import { Failure } from '../../../ui/failure.tsx'
import { ButtonTo, LinkTo } from '../../../ui/link.tsx'
import { Page } from '../../../ui/page.tsx'
import { type Field, guessColumns, rowsOf } from './columns.ts'
import { readCsv } from './csv.ts'
import { ColumnMap } from './map.tsx'
import { Outcome } from './outcome.tsx'

const most = 5000

interface Table {
  file: string
  titles: readonly string[]
  lines: readonly string[][]
}

/** A table of customers in three steps: choose it, say what its columns are, see what would happen; then it does. */
export function ImportPage() {
  const { t } = useTranslation('customers')
  const client = useQueryClient()
  const [table, setTable] = useState<Table>()
  const [columns, setColumns] = useState<(Field | null)[]>([])
  const [outcome, setOutcome] = useState<Reply<'customers_import'>>()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const choose = async (file: File | null) => {
    if (file === null) return
    const [titles = [], ...lines] = readCsv(await file.text())
    setTable({ file: file.name, titles, lines })
    setColumns(guessColumns(titles))
    setOutcome(undefined)
    setError(null)
  }
  const send = async (isTrial: boolean) => {
    if (table === undefined) return
    setBusy(true)
    setError(null)
    try {
      const { data } = await api.POST('/api/customers/import/', {
        body: { dry_run: isTrial, rows: rowsOf(table.lines, columns) },
      })
      setOutcome(data)
      if (!isTrial) {
        await client.invalidateQueries({
          predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/customers/'),
        })
      }
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const again = () => {
    setTable(undefined)
    setOutcome(undefined)
    setError(null)
  }
  const isDone = outcome?.dry_run === false
  const isTooLong = (table?.lines.length ?? 0) > most
  return (
    <Page title={t('import.title')}>
      <LinkTo to="/dashboard/customers" size="sm" py={4} style={{ alignSelf: 'start' }}>
        {t('title')}
      </LinkTo>
      {table === undefined ? (
        <Stack align="start" maw={640}>
          <Text>{t('import.intro')}</Text>
          <List size="sm">
            <List.Item>{t('import.columns')}</List.Item>
            <List.Item>{t('import.safe')}</List.Item>
            <List.Item>{t('import.most', { count: most })}</List.Item>
          </List>
          <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button size="md" leftSection={<FileUp size={18} aria-hidden />} {...props}>
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
        </Stack>
      ) : (
        <Stack>
          <Group justify="space-between">
            <Text>
              <bdi>{table.file}</bdi> · {t('import.lines', { count: table.lines.length })}
            </Text>
            <Button variant="subtle" leftSection={<RotateCcw size={16} aria-hidden />} onClick={again}>
              {t('import.other')}
            </Button>
          </Group>
          {isTooLong ? <Alert color="orange">{t('import.tooLong', { count: most })}</Alert> : null}
          {isDone ? null : (
            <ColumnMap
              titles={table.titles}
              sample={table.lines[0] ?? []}
              columns={columns}
              onChange={(changed) => {
                setColumns(changed)
                setOutcome(undefined)
              }}
            />
          )}
          {error === null ? null : <Failure error={error} reset={() => void send(outcome === undefined)} />}
          {outcome === undefined ? (
            <Group>
              <Button
                loading={isBusy}
                disabled={isTooLong || table.lines.length === 0 || columns.every((field) => field === null)}
                onClick={() => void send(true)}
              >
                {t('import.try')}
              </Button>
            </Group>
          ) : (
            <>
              <Outcome outcome={outcome} lines={table.lines} />
              <Group>
                {isDone ? (
                  <ButtonTo to="/dashboard/customers">{t('showAll')}</ButtonTo>
                ) : (
                  <Button loading={isBusy} disabled={outcome.created === 0} onClick={() => void send(false)}>
                    {t('import.run', { count: outcome.created })}
                  </Button>
                )}
              </Group>
            </>
          )}
        </Stack>
      )}
    </Page>
  )
}
