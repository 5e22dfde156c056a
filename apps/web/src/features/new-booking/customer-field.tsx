import { Alert, Button, Checkbox, Combobox, Group, Loader, Stack, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { Ban, UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useMay } from '../../shell/business.ts'
import type { Customer, KnownCustomer, Whom, Wish } from './wish.ts'

export interface CustomerFieldProps {
  value: Whom | undefined
  onChange: (whom: Whom | undefined) => void
  isRequired: boolean
  error: string | undefined
  /** Booked although they are blocked; where nothing is booked, the block is of no account. */
  wish?: Pick<Wish, 'despiteBlock' | 'setDespite'>
}

const nameOf = ({ name, email, phone }: Pick<Customer, 'name' | 'email' | 'phone'>) => name || email || phone
const isNumber = (text: string) => /^[+\d][\d\s().-]*$/.test(text)

/** Finds somebody by name or number while one types; whoever is not found is made on the spot. */
export function CustomerField({ value, onChange, isRequired, error, wish }: CustomerFieldProps) {
  if (value === undefined) return <Finder onChange={onChange} isRequired={isRequired} error={error} />
  if (value.kind === 'new') return <NewCustomer value={value} onChange={onChange} error={error} />
  return (
    <Stack gap="xs">
      <Chosen whom={value.customer} onChange={onChange} />
      {wish === undefined || value.customer.blocked_at === null ? null : (
        <Warning customer={value.customer} wish={wish} error={error} />
      )}
    </Stack>
  )
}

function Chosen({
  whom,
  onChange,
}: { whom: Pick<Customer, 'name' | 'email' | 'phone'> } & Pick<CustomerFieldProps, 'onChange'>) {
  const { t } = useTranslation('new-booking')
  return (
    <Group justify="space-between" wrap="nowrap">
      <div style={{ minInlineSize: 0 }}>
        <Text size="sm" fw={500}>
          {t('customer')}
        </Text>
        <Text fw={600} truncate>
          <bdi>{nameOf(whom)}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          <bdi dir="ltr">{whom.phone || whom.email}</bdi>
        </Text>
      </div>
      <Button variant="subtle" onClick={() => onChange(undefined)}>
        {t('other')}
      </Button>
    </Group>
  )
}

/** What the counter has to know before it books for somebody who is blocked, and the way to do it nevertheless. */
function Warning({
  customer,
  wish,
  error,
}: { customer: KnownCustomer; wish: NonNullable<CustomerFieldProps['wish']> } & Pick<CustomerFieldProps, 'error'>) {
  const { t } = useTranslation('new-booking')
  return (
    <Alert color="red" icon={<Ban aria-hidden />} title={t('blocked')} role="alert">
      <Stack gap="xs">
        {customer.blocked_reason === undefined ? null : (
          <Text size="sm" dir="auto" style={{ overflowWrap: 'anywhere' }}>
            {customer.blocked_reason}
          </Text>
        )}
        <Checkbox
          label={t('despite')}
          checked={wish.despiteBlock}
          error={error}
          onChange={({ currentTarget }) => wish.setDespite(currentTarget.checked)}
        />
      </Stack>
    </Alert>
  )
}

function Finder({ onChange, isRequired, error }: Pick<CustomerFieldProps, 'onChange' | 'isRequired' | 'error'>) {
  const { t } = useTranslation('new-booking')
  const may = useMay()
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 150)
  const [isHurried, setHurried] = useState(false)
  const query = { search: asked.replaceAll(/\s+/g, isNumber(asked) ? '' : ' '), page_size: 8, count: 'false' }
  const found = queries.useQuery(
    'get',
    '/api/customers/',
    { params: { query } },
    { enabled: asked.length > 1 && may('customers.read'), placeholderData: keepPreviousData },
  )
  const results = asked.length > 1 ? (found.data?.results ?? []) : []
  const isSettled = asked === text.trim() && !found.isFetching
  const choose = (id: string) => {
    if (id === 'new') {
      const typed = text.trim()
      onChange({ kind: 'new', name: isNumber(typed) ? '' : typed, phone: isNumber(typed) ? typed : '', email: '' })
      return
    }
    const customer = results.find((one) => one.id === id)
    if (customer !== undefined) onChange({ kind: 'known', customer })
  }
  const first = results[0]?.id ?? (may('customers.write') ? 'new' : undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the answer is there, whoever is first in it then
  useEffect(() => {
    if (!isHurried || !isSettled) return
    setHurried(false)
    if (first !== undefined) choose(first)
  }, [isHurried, isSettled])
  return (
    <Combobox store={box} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          label={t('customer')}
          placeholder={t('customerHint')}
          required={isRequired}
          error={error}
          value={text}
          data-autofocus
          autoFocus
          autoComplete="off"
          rightSection={found.isFetching ? <Loader size={16} /> : null}
          onChange={(event) => {
            setText(event.currentTarget.value)
            box.openDropdown()
            box.updateSelectedOptionIndex()
          }}
          onFocus={() => text !== '' && box.openDropdown()}
          onBlur={() => box.closeDropdown()}
          onKeyDown={(event) => {
            // Enter takes the first who is found; nobody has to reach for the arrows, or to wait.
            if (event.key !== 'Enter' || box.getSelectedOptionIndex() !== -1 || text.trim() === '') return
            event.preventDefault()
            setHurried(true)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <Combobox.Options>
          {results.map((customer) => (
            <Combobox.Option key={customer.id} value={customer.id}>
              <Text fw={600} size="sm">
                <bdi>{nameOf(customer)}</bdi>
                {customer.blocked_at === null ? null : ` · ${t('blocked')}`}
              </Text>
              <Text size="xs" c="dimmed">
                <bdi dir="ltr">{[customer.phone, customer.email].filter(Boolean).join(' · ')}</bdi>
              </Text>
            </Combobox.Option>
          ))}
          {may('customers.write') ? (
            <Combobox.Option value="new">
              <Group gap="xs">
                <UserPlus size={16} aria-hidden />
                <Text size="sm">{t('create', { text: text.trim() })}</Text>
              </Group>
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

type New = Extract<Whom, { kind: 'new' }>

function NewCustomer({ value, onChange, error }: { value: New } & Pick<CustomerFieldProps, 'onChange' | 'error'>) {
  const { t } = useTranslation('new-booking')
  const set = (field: 'name' | 'phone' | 'email') => (event: React.ChangeEvent<HTMLInputElement>) =>
    onChange({ ...value, [field]: event.currentTarget.value })
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600}>{t('newCustomer')}</Text>
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(undefined)}>
          {t('other')}
        </Button>
      </Group>
      <Group grow align="start">
        <TextInput
          label={t('name')}
          required
          value={value.name}
          onChange={set('name')}
          autoFocus={value.name === ''}
          dir="auto"
        />
        <TextInput
          label={t('phone')}
          type="tel"
          value={value.phone}
          onChange={set('phone')}
          autoFocus={value.name !== '' && value.phone === ''}
        />
      </Group>
      <TextInput label={t('email')} type="email" value={value.email} onChange={set('email')} />
      {error === undefined ? null : <Alert color="red">{error}</Alert>}
    </Stack>
  )
}
