import { Box, Group, Pagination, Table, Text, UnstyledButton } from '@mantine/core'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface Column<Row> {
  /** Of the list's `ordering`, where one may sort by it. */
  sortKey?: string
  title: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the end of their column. */
  isFigure?: boolean
  /** Left out on a phone. */
  isWide?: boolean
}

export interface DataTableProps<Row> {
  /** What the table is about, for whoever does not see it. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** As in the address: `start_time`, or `-start_time` for the last first. */
  ordering?: string | undefined
  onOrder?: (ordering: string) => void
  page?: { number: number; size: number; count: number | null; onChange: (page: number) => void }
}

/** Rows in columns, sorted by a tap on a column's title; its own scroll when the window is narrower than it. */
export function DataTable<Row>({ caption, columns, rows, keyOf, ordering, onOrder, page }: DataTableProps<Row>) {
  const { t } = useTranslation('ui')
  const pages = page?.count == null ? 1 : Math.ceil(page.count / page.size)
  return (
    <Box>
      <Table.ScrollContainer minWidth={0} type="native">
        <Table verticalSpacing="sm" highlightOnHover aria-label={caption}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th
                  key={column.title}
                  ta={column.isFigure ? 'end' : 'start'}
                  {...(column.isWide ? { visibleFrom: 'sm' } : {})}
                  aria-sort={sortOf(column.sortKey, ordering)}
                >
                  <Title column={column} ordering={ordering} onOrder={onOrder} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={keyOf(row)}>
                {columns.map((column) => (
                  <Table.Td
                    key={column.title}
                    ta={column.isFigure ? 'end' : 'start'}
                    {...(column.isWide ? { visibleFrom: 'sm' } : {})}
                  >
                    {column.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {page === undefined || pages <= 1 ? null : (
        <Group justify="space-between" mt="md">
          <Text size="sm" c="dimmed">
            {t('rows', { count: page.count ?? 0 })}
          </Text>
          <Pagination
            total={pages}
            value={page.number}
            onChange={page.onChange}
            aria-label={t('pages')}
            getControlProps={(control) => ({ 'aria-label': t(control === 'previous' ? 'previous' : 'next') })}
          />
        </Group>
      )}
    </Box>
  )
}

function Title<Row>({
  column: { title, sortKey },
  ordering,
  onOrder,
}: {
  column: Column<Row>
  ordering: string | undefined
  onOrder: ((ordering: string) => void) | undefined
}) {
  const { t } = useTranslation('ui')
  if (sortKey === undefined || onOrder === undefined) return title
  const sort = sortOf(sortKey, ordering)
  const Arrow = sort === 'descending' ? ArrowDown : ArrowUp
  return (
    <UnstyledButton
      fw={600}
      fz="sm"
      mih={24}
      onClick={() => onOrder(sort === 'ascending' ? `-${sortKey}` : sortKey)}
      aria-label={t('sortBy', { column: title })}
    >
      {title} {sort === undefined ? null : <Arrow size={12} aria-hidden />}
    </UnstyledButton>
  )
}

function sortOf(key: string | undefined, ordering: string | undefined): 'ascending' | 'descending' | undefined {
  if (key === undefined || ordering === undefined) return undefined
  if (ordering === key) return 'ascending'
  return ordering === `-${key}` ? 'descending' : undefined
}
