import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { useOpen } from '../../shell/open.ts'
import { OfferButton } from './offer-button.tsx'
import { Section } from './section.tsx'

/** More are read by nobody; those whom somebody waits for come first. */
const most = 6

/** Where there is room today, and who waits for it. */
export function Holes({ holes }: { holes: Reply<'today'>['holes'] }) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const may = useMay()
  const { openNew } = useOpen()
  const inOrder = holes.toSorted((a, b) => b.waiting.length - a.waiting.length || a.from.localeCompare(b.from))
  return (
    <Section title={t('holes')} count={holes.length}>
      {holes.length === 0 ? <Text c="dimmed">{t('noHoles')}</Text> : null}
      <Stack gap="md">
        {inOrder.slice(0, most).map(({ staff, from, to, minutes, waiting }) => (
          <div key={`${staff.id} ${from}`}>
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Text fw={600}>
                  {format.time(from)} – {format.time(to)} · <bdi>{staff.name}</bdi>
                </Text>
                <Text size="sm" c="dimmed">
                  {format.duration(minutes)}
                </Text>
              </div>
              {may('bookings.write') ? (
                <Button variant="default" style={{ flex: 'none' }} onClick={() => openNew({ at: from, who: staff.id })}>
                  {t('fill')}
                </Button>
              ) : null}
            </Group>
            {waiting.slice(0, 3).map(({ entry_id, customer, service }) => (
              <Group key={entry_id} justify="space-between" mt={6} wrap="nowrap">
                <Text size="sm">
                  {t('waits')} <bdi>{customer.name}</bdi> · <bdi>{service.name}</bdi>
                </Text>
                {may('waitlist.write') ? (
                  <OfferButton entryId={entry_id} name={customer.name} staffId={staff.id} from={from} to={to} />
                ) : null}
              </Group>
            ))}
          </div>
        ))}
      </Stack>
    </Section>
  )
}
