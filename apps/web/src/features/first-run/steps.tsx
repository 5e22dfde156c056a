import { Box, Card, Group, Progress, Stack, Text, ThemeIcon } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/shapes.ts'

type Step = Reply<'checklist'>['steps'][number]

const places: Record<Exclude<Step['step'], 'booking'>, string> = {
  services: '/dashboard/services',
  hours: '/dashboard/team',
  policy: '/dashboard/policy',
  page: '/dashboard/page',
}
const line = {
  display: 'block',
  color: 'inherit',
  textDecoration: 'none',
  borderBlockStart: '1px solid var(--mantine-color-default-border)',
} as const

/** What is done and what is next; each step is the way to its screen. */
export function Steps({ steps, done }: { steps: readonly Step[]; done: number }) {
  const { t } = useTranslation('first-run')
  return (
    <Card withBorder padding="lg">
      <Stack gap="sm">
        <Text fw={600} id="first-run-progress">
          {t('progress', { done, of: steps.length })}
        </Text>
        <Progress.Root>
          <Progress.Section value={(done / steps.length) * 100} aria-labelledby="first-run-progress" />
        </Progress.Root>
        <Box component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
          {steps.map(({ step, is_done }, index) => (
            <li key={step}>
              <Way step={step}>
                <Group wrap="nowrap" py="md">
                  <ThemeIcon radius="xl" size={32} variant={is_done ? 'filled' : 'default'} aria-hidden>
                    {is_done ? <Check size={18} /> : index + 1}
                  </ThemeIcon>
                  <Box flex={1} miw={0}>
                    <Text fw={550}>{t(`steps.${step}.title`)}</Text>
                    <Text size="sm" c="dimmed">
                      {is_done ? t('done') : t(`steps.${step}.text`)}
                    </Text>
                  </Box>
                  <ChevronRight size={18} aria-hidden className="onward" />
                </Group>
              </Way>
            </li>
          ))}
        </Box>
      </Stack>
    </Card>
  )
}

/** The first booking is made where customers make theirs. */
function Way({ step, children }: { step: Step['step']; children: ReactNode }) {
  if (step === 'booking') {
    return (
      <a href="/" target="_blank" rel="noreferrer" style={line}>
        {children}
      </a>
    )
  }
  return (
    <Link to={places[step]} style={line}>
      {children}
    </Link>
  )
}
