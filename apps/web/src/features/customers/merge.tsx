import { Alert, Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { languageNames } from '../../i18n/languages.ts'
import { CustomerSelect } from '../../lookups/customer-select.tsx'
import { nameOfCustomer } from '../../lookups/names.ts'
import { Failure } from '../../ui/failure.tsx'
import { tell } from '../../ui/tell.tsx'
import type { Customer } from './table.tsx'

export interface MergeDialogProps {
  customer: Customer
  isOpen: boolean
  onClose: () => void
  onMerged: (id: string) => void
}

export function MergeDialog({ customer, isOpen, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation(['customers', 'ui'])
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('customers:merge.title')}
      size="xl"
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Merge customer={customer} onClose={onClose} onMerged={onMerged} />
    </Modal>
  )
}

function Merge({ customer, onClose, onMerged }: Omit<MergeDialogProps, 'isOpen'>) {
  const { t } = useTranslation(['customers', 'ui'])
  const client = useQueryClient()
  const [otherId, setOther] = useState<string>()
  const [keptId, setKept] = useState(customer.id)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { data: other } = queries.useQuery(
    'get',
    '/api/customers/{id}/',
    { params: { path: { id: otherId ?? '' } } },
    { enabled: otherId !== undefined },
  )
  const merge = async () => {
    if (otherId === undefined) return
    setBusy(true)
    setError(null)
    const goneId = keptId === customer.id ? otherId : customer.id
    try {
      await api.POST('/api/customers/{id}/merge/', {
        params: { path: { id: keptId } },
        body: { other_id: goneId },
      })
      await client.invalidateQueries()
      tell(t('customers:merge.done'))
      onClose()
      onMerged(keptId)
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack>
      <Text>{t('customers:merge.intro')}</Text>
      <CustomerSelect
        label={t('customers:merge.with')}
        nobody={t('customers:nobodyFound')}
        value={otherId}
        onChange={(id) => {
          setOther(id)
          setKept(customer.id)
        }}
        without={customer.id}
      />
      {other === undefined || otherId === undefined ? null : (
        <>
          <SideBySide one={customer} other={other} keptId={keptId} onKeep={setKept} />
          <Alert color="orange">{t('customers:merge.moves')}</Alert>
        </>
      )}
      {error === null ? null : <Failure error={error} reset={() => void merge()} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button color="red.9" loading={isBusy} disabled={other === undefined} onClick={() => void merge()}>
          {t('customers:merge.run')}
        </Button>
      </Group>
    </Stack>
  )
}

interface SideBySideProps {
  one: Customer
  other: Customer
  keptId: string
  onKeep: (id: string) => void
}

function SideBySide({ one, other, keptId, onKeep }: SideBySideProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const figures = (id: string) => ({ params: { path: { id } } })
  const own = queries.useQuery('get', '/api/customers/{id}/figures/', figures(one.id)).data
  const theirs = queries.useQuery('get', '/api/customers/{id}/figures/', figures(other.id)).data
  const kept = keptId === one.id ? one : other
  const gone = keptId === one.id ? other : one
  const lines: [string, string, string, string][] = [
    [t('fields.name'), one.name, other.name, kept.name || gone.name],
    [t('fields.phone'), one.phone, other.phone, kept.phone || gone.phone],
    [t('fields.email'), one.email, other.email, kept.email || gone.email],
    [t('fields.language'), languageNames[one.language], languageNames[other.language], languageNames[kept.language]],
    [
      t('fields.bornOn'),
      one.born_on === null ? '' : format.date(one.born_on),
      other.born_on === null ? '' : format.date(other.born_on),
      [kept.born_on, gone.born_on].filter((date) => date !== null).map(format.date)[0] ?? '',
    ],
    [
      t('figures.bookings'),
      own === undefined ? '' : format.number(own.visits + own.upcoming),
      theirs === undefined ? '' : format.number(theirs.visits + theirs.upcoming),
      own === undefined || theirs === undefined
        ? ''
        : format.number(own.visits + own.upcoming + theirs.visits + theirs.upcoming),
    ],
  ]
  return (
    <Radio.Group value={keptId} onChange={onKeep} label={t('merge.keep')}>
      <Table.ScrollContainer minWidth={480} type="native" mt="xs">
        <Table withTableBorder verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              {[one, other].map((customer) => (
                <Table.Th key={customer.id}>
                  <Radio value={customer.id} label={<bdi>{nameOfCustomer(customer)}</bdi>} />
                </Table.Th>
              ))}
              <Table.Th>{t('merge.result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(([label, left, right, result]) => (
              <Table.Tr key={label}>
                <Table.Th>{label}</Table.Th>
                {[left, right, result].map((value, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three places that stay
                  <Table.Td key={place} fw={place === 2 ? 600 : 400}>
                    <bdi>{value || '—'}</bdi>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Radio.Group>
  )
}
