import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { Steps } from './steps.tsx'
import { TradeChoice } from './trade-choice.tsx'

/** Five steps from an empty business to its first booking. */
export function FirstRunPage() {
  const { t } = useTranslation('first-run')
  const checklist = queries.useQuery('get', '/api/checklist/')
  return (
    <Page title={t('title')}>
      <Answer query={checklist}>
        {({ steps, done }) => {
          const lacks = (step: string) => steps.some((one) => one.step === step && !one.is_done)
          return (
            <Stack gap="lg" maw={760}>
              <Text c="dimmed">{done === steps.length ? t('allDone') : t('intro')}</Text>
              {lacks('services') || lacks('hours') ? <TradeChoice /> : null}
              <Steps steps={steps} done={done} />
            </Stack>
          )
        }}
      </Answer>
    </Page>
  )
}
