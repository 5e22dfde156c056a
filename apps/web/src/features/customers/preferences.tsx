import { Card, Stack, Switch, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Reply } from '../../api/types.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { tell, tellFailure } from '../../ui/tell.tsx'
import type { Customer } from './table.tsx'

const channels = ['email', 'sms', 'whatsapp'] as const
type Wishes = Reply<'customers_preferences_retrieve'>

/** What they agreed to: a switch is what somebody said at the desk, and is kept with its source. */
export function Preferences({ customer: { id } }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const may = useMay()
  const client = useQueryClient()
  const asked = { params: { path: { id } } }
  const wishes = queries.useQuery('get', '/api/customers/{id}/preferences/', asked)
  const { queryKey } = queries.queryOptions('get', '/api/customers/{id}/preferences/', asked)
  const save = async (wanted: Wishes, before: Wishes) => {
    client.setQueryData(queryKey, wanted)
    try {
      await api.PUT('/api/customers/{id}/preferences/', { ...asked, body: wanted })
    } catch (refused) {
      client.setQueryData(queryKey, before)
      tellFailure(refused)
      return
    }
    tell(t('preferencesSaved'), { undo: () => save(before, wanted) })
  }
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('preferences')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('preferencesHint')}
        </Text>
        <Answer query={wishes} lines={3}>
          {(data) => (
            <Stack gap="sm">
              {channels.map((channel) => (
                <Switch
                  key={channel}
                  size="md"
                  label={t(`channels.${channel}`)}
                  checked={data[channel]}
                  disabled={!may('customers.write')}
                  onChange={({ currentTarget }) => void save({ ...data, [channel]: currentTarget.checked }, data)}
                />
              ))}
            </Stack>
          )}
        </Answer>
      </Stack>
    </Card>
  )
}
