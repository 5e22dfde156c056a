import { Badge, Box, Button, Card, Group, Select, Stack, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { useFormat } from '../../i18n/format.ts'
import type { Language } from '../../i18n/languages.ts'
import { useBusiness } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'

/** The public holidays of a year: closed or open by a tap, with how many have booked on each. */
export function Proposals({ adopted, canWrite }: { adopted: readonly Row<'closures_list'>[]; canWrite: boolean }) {
  const { t, i18n } = useTranslation('closures')
  const format = useFormat()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const { time_zone } = useBusiness()
  const { year: wanted } = useSearch({ from: '/dashboard/closures' })
  const today = Temporal.Now.plainDateISO(time_zone).toString()
  const thisYear = Number(today.slice(0, 4))
  const year = wanted ?? thisYear
  const [busy, setBusy] = useState<string | null>(null)
  const proposals = queries.useQuery('get', '/api/closures/proposals/', {
    params: { query: { year, lang: i18n.language as Language } },
  })
  const known = new Set(adopted.map(({ holiday }) => holiday))
  const adopt = async (holidays: string[], is_active: boolean) => {
    setBusy(holidays.length === 1 ? (holidays[0] ?? null) : 'all')
    try {
      await api.POST('/api/closures/adopt/', { body: { year, holidays, is_active } })
      tell(t(is_active ? 'adopted' : 'keptOpen', { count: holidays.length }))
    } catch (error) {
      tellFailure(error)
    }
    await refresh('/api/closures/')
    setBusy(null)
  }
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('holidays')}>
      <Group justify="space-between" mb="xs">
        <Box>
          <Title order={2} size="h4">
            {t('holidays')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('holidaysHint')}
          </Text>
        </Box>
        <Select
          w={110}
          aria-label={t('year')}
          allowDeselect={false}
          value={String(year)}
          data={[thisYear, thisYear + 1, thisYear + 2].map(String)}
          onChange={(chosen) => void navigate({ to: '/dashboard/closures', search: { year: Number(chosen) } })}
        />
      </Group>
      <Answer query={proposals}>
        {({ results }) => {
          const left = results.filter(({ holiday, ends_at }) => !known.has(holiday) && ends_at > today)
          if (left.length === 0) {
            return (
              <Text c="dimmed" size="sm">
                {t('allDecided')}
              </Text>
            )
          }
          return (
            <Stack gap={0}>
              {left.map((one) => (
                <Group
                  key={one.holiday}
                  justify="space-between"
                  py="sm"
                  style={{ borderBlockStart: '1px solid var(--mantine-color-default-border)' }}
                >
                  <Box>
                    <Group gap="xs">
                      <Text fw={550}>
                        <bdi>{one.name}</bdi>
                      </Text>
                      {one.is_confirmed ? null : (
                        <Badge variant="default" tt="none">
                          {t('unconfirmed')}
                        </Badge>
                      )}
                    </Group>
                    <Text size="sm" c="dimmed">
                      {format.wall(one.starts_at)}
                      {one.bookings === 0 ? null : ` · ${t('booked', { count: one.bookings })}`}
                    </Text>
                  </Box>
                  {canWrite ? (
                    <Group gap="xs">
                      <Button
                        variant="light"
                        loading={busy === one.holiday}
                        onClick={() => void adopt([one.holiday], true)}
                        aria-label={t('closeOn', { name: one.name })}
                      >
                        {t('close')}
                      </Button>
                      <Button
                        variant="default"
                        disabled={busy !== null}
                        onClick={() => void adopt([one.holiday], false)}
                        aria-label={t('openOn', { name: one.name })}
                      >
                        {t('stayOpen')}
                      </Button>
                    </Group>
                  ) : null}
                </Group>
              ))}
              {canWrite && left.length > 1 ? (
                <Group mt="sm">
                  <Button
                    loading={busy === 'all'}
                    onClick={() =>
                      void adopt(
                        left.map(({ holiday }) => holiday),
                        true,
                      )
                    }
                  >
                    {t('closeAll')}
                  </Button>
                </Group>
              ) : null}
            </Stack>
          )
        }}
      </Answer>
    </Card>
  )
}
