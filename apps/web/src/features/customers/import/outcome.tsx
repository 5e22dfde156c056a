import { Alert, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { LinkTo } from '../../../ui/link.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'

type Result = Reply<'customers_import'>
type Line = Result['rows'][number]
const pageSize = 50
const colourOf: Record<Line['action'], string> = { create: 'teal.6', duplicate: 'gray.6', invalid: 'red.6' }

/** What became of each line, or would: those with a fault first, they are what one has to look at. */
export function Outcome({ outcome, lines }: { outcome: Result; lines: readonly (readonly string[])[] }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const [action, setAction] = useState<Line['action'] | 'all'>(outcome.invalid > 0 ? 'invalid' : 'all')
  const [page, setPage] = useState(1)
  const found = outcome.rows.filter((row) => action === 'all' || row.action === action)
  const columns: Column<Line>[] = [
    {
      title: t('import.line'),
      // As the spreadsheet counts: its first line is the titles.
      cell: ({ line }) => format.number(line + 1),
    },
    {
      title: t('fields.name'),
      cell: ({ line }) => (
        <Text size="sm" dir="auto" style={{ overflowWrap: 'anywhere' }}>
          {lines[line - 1]
            ?.filter((cell) => cell.trim() !== '')
            .slice(0, 3)
            .join(' · ')}
        </Text>
      ),
    },
    {
      title: t('import.outcome'),
      cell: ({ action: what, errors, customer_id, same_as_line }) => (
        <Stack gap={4} align="start">
          <StateBadge color={colourOf[what]}>
            {t(`import.${what === 'create' && !outcome.dry_run ? 'created' : what}`)}
          </StateBadge>
          {same_as_line === null ? null : (
            <Text size="sm">{t('import.sameAs', { line: format.number(same_as_line + 1) })}</Text>
          )}
          {customer_id === null ? null : (
            <LinkTo to="/dashboard/customers/$customerId" params={{ customerId: customer_id }} size="sm">
              {t('import.see')}
            </LinkTo>
          )}
          {errors.map(({ column, message }) => (
            <Text key={`${column} ${message}`} size="sm">
              <bdi>{t(`import.faults.${faultOf(column)}`)}</bdi>
            </Text>
          ))}
        </Stack>
      ),
    },
  ]
  return (
    <Stack component="section">
      <Alert color={outcome.dry_run ? 'blue' : 'teal'} role="status">
        {outcome.dry_run ? t('import.trial') : t('import.done', { count: outcome.created })}
      </Alert>
      <Group grow maw={640}>
        <Figure label={t('import.create')} value={format.number(outcome.created)} />
        <Figure label={t('import.duplicate')} value={format.number(outcome.duplicates)} />
        <Figure label={t('import.invalid')} value={format.number(outcome.invalid)} isAlarming={outcome.invalid > 0} />
      </Group>
      <SegmentedControl
        aria-label={t('import.outcome')}
        value={action}
        onChange={(value) => {
          setAction(value as typeof action)
          setPage(1)
        }}
        data={(['all', 'create', 'duplicate', 'invalid'] as const).map((value) => ({
          value,
          label: value === 'all' ? t('import.all') : t(`import.${value}`),
        }))}
        style={{ alignSelf: 'start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <DataTable
        caption={t('import.outcome')}
        columns={columns}
        rows={found.slice((page - 1) * pageSize, page * pageSize)}
        keyOf={({ line }) => String(line)}
        page={{ number: page, size: pageSize, count: found.length, onChange: setPage }}
      />
    </Stack>
  )
}

const known = ['name', 'phone', 'email', 'language', 'born_on', 'notes'] as const

function faultOf(column: string): (typeof known)[number] | 'other' {
  return known.find((one) => one === column) ?? 'other'
}
