import { Grid, SimpleGrid, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useClock } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { Answer, Lines } from '../../ui/answer.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { FirstRun, useChecklist } from '../first-run/first-run.tsx'
import { Arrivals } from './arrivals.tsx'
import { Attention } from './attention.tsx'
import { BlockTime } from './block-time.tsx'
import { Holes } from './holes.tsx'
import { MoneyToday } from './money.tsx'
import { Requests } from './requests.tsx'

/** What the day holds: who comes, who waits for an answer, where there is room, and what went wrong. */
export function TodayPage() {
  const { t } = useTranslation('today')
  const clock = useClock()
  const format = useFormat()
  const today = queries.useQuery('get', '/api/today/', {}, { refetchInterval: 5 * 60_000 })
  const checklist = useChecklist()
  // What stands above would push the rest down if it came later.
  const isOnItsWay = today.isLoading || checklist.isLoading
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <BlockTime />
          <ButtonLink to="/dashboard/calendar" variant="default">
            {t('calendar')}
          </ButtonLink>
        </>
      }
    >
      <Text c="dimmed">{format.fullDate(clock.today())}</Text>
      {isOnItsWay ? (
        <Lines count={8} />
      ) : (
        <>
          <FirstRun />
          <Answer query={today}>
            {(found) => (
              <Grid gap="lg">
                <Grid.Col span={{ base: 12, md: 7 }}>
                  <Stack gap="lg">
                    <Requests visits={found.requests} />
                    <Arrivals visits={found.arrivals} />
                  </Stack>
                </Grid.Col>
                <Grid.Col span={{ base: 12, md: 5 }}>
                  <SimpleGrid cols={1} spacing="lg">
                    {found.money === null ? null : <MoneyToday money={found.money} />}
                    <Attention failed={found.failed} missing={found.missing} />
                    <Holes holes={found.holes} />
                  </SimpleGrid>
                </Grid.Col>
              </Grid>
            )}
          </Answer>
        </>
      )}
    </Page>
  )
}
