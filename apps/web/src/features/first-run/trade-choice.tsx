import { Button, Card, Chip, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import type { Language } from '../../i18n/languages.ts'
import { useMe } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell } from '../../ui/tell.tsx'

/** What others of the trade begin with: services, hours and a policy by one tap, to be changed afterwards. */
export function TradeChoice() {
  const { t, i18n } = useTranslation('first-run')
  const format = useFormat()
  const refresh = useRefresh()
  const { user } = useMe()
  const language = i18n.language as Language
  const starters = queries.useQuery('get', '/api/starters/', { params: { query: { lang: language } } })
  const staff = queries.useQuery('get', '/api/staff/', { params: { query: { page_size: 1 } } })
  const [trade, setTrade] = useState<string | null>(null)
  const [name, setName] = useState(user?.name ?? '')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const begin = async (chosen: NonNullable<typeof starters.data>['results'][number]['trade']) => {
    setBusy(true)
    setError(null)
    try {
      const staff_name = name.trim()
      await api.POST('/api/starters/', {
        body: { trade: chosen, language, ...(staff_name === '' ? {} : { staff_name }) },
      })
      await refresh('/api/')
      tell(t('begun'))
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('trade')}>
      <Stack>
        <div>
          <Title order={2} size="h4">
            {t('trade')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('tradeHint')}
          </Text>
        </div>
        <Answer query={starters}>
          {({ results }) => {
            const chosen = results.find((one) => one.trade === trade)
            return (
              <Stack>
                <Chip.Group value={trade} onChange={(value) => setTrade(value as string)}>
                  <Group gap="xs" role="radiogroup" aria-label={t('trade')}>
                    {results.map((one) => (
                      <Chip key={one.trade} value={one.trade} size="md" variant="outline">
                        {one.name}
                      </Chip>
                    ))}
                  </Group>
                </Chip.Group>
                {chosen === undefined ? null : (
                  <>
                    <Table aria-label={t('services')} verticalSpacing={6}>
                      <Table.Tbody>
                        {chosen.services.map((service) => (
                          <Table.Tr key={service.name}>
                            <Table.Td ps={0}>{service.name}</Table.Td>
                            <Table.Td ta="end">{format.duration(service.duration_minutes)}</Table.Td>
                            <Table.Td ta="end" pe={0}>
                              {format.money(service.price, service.currency)}
                            </Table.Td>
                          </Table.Tr>
                        ))}
                      </Table.Tbody>
                    </Table>
                    {staff.data?.count === 0 ? (
                      <TextInput
                        label={t('who')}
                        description={t('whoHint')}
                        dir="auto"
                        value={name}
                        onChange={({ currentTarget }) => setName(currentTarget.value)}
                      />
                    ) : null}
                    {error === null ? null : <Failure error={error} reset={() => void begin(chosen.trade)} />}
                    <Group>
                      <Button loading={isBusy} onClick={() => void begin(chosen.trade)}>
                        {t('begin')}
                      </Button>
                    </Group>
                  </>
                )}
              </Stack>
            )
          }}
        </Answer>
      </Stack>
    </Card>
  )
}
