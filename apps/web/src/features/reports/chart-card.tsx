import { Box, Button, Card, Collapse, Group, Table, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'

export interface ChartCardProps {
  title: string
  /** The chart's figures as a table: for whoever does not see it, and the way to the rows behind them. */
  columns: readonly string[]
  rows: readonly (readonly ReactNode[])[]
  children: ReactNode
}

export function ChartCard({ title, columns, rows, children }: ChartCardProps) {
  const { t } = useTranslation('reports')
  const [isOpen, { toggle }] = useDisclosure()
  const id = useId()
  return (
    <Card withBorder component="section" aria-label={title}>
      <Group justify="space-between" mb="md" wrap="nowrap" align="start">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Button
          variant="subtle"
          size="compact-md"
          style={{ flexShrink: 0 }}
          onClick={toggle}
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`${title}: ${t(isOpen ? 'hideTable' : 'showTable')}`}
        >
          {t(isOpen ? 'hideTable' : 'showTable')}
        </Button>
      </Group>
      <Box dir="ltr" aria-hidden inert>
        {children}
      </Box>
      <Collapse expanded={isOpen} id={id}>
        <Table.ScrollContainer minWidth={0} type="native" mt="md" mah={420}>
          <Table verticalSpacing="xs" aria-label={title}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column, place) => (
                  <Table.Th key={column} ta={place === 0 ? 'start' : 'end'}>
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((cells, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines and cells have no other name than their place
                <Table.Tr key={line}>
                  {cells.map((cell, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <Table.Td key={place} ta={place === 0 ? 'start' : 'end'}>
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Collapse>
    </Card>
  )
}
