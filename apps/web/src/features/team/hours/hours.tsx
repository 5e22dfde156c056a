import { Button, Card, Group, SegmentedControl, Title } from '@mantine/core'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/format.ts'
import { useWhole } from '../../../lookups/whole.ts'
import { Answer } from '../../../ui/answer.tsx'
import { useMayAbout } from '../may.ts'
import { type Season, seasonsOf, usual } from './week.ts'
import { WeekEditor } from './week-editor.tsx'

const versionOf = (rows: readonly { id: string; updated_at: string }[]) =>
  rows.map(({ id, updated_at }) => `${id}${updated_at}`).join()
const nameOf = ({ from, until }: Season) => `${from ?? ''}/${until ?? ''}`

/** The week somebody works: the usual one, and those of seasons such as Ramadan, which stand in its place. */
export function Hours({ staff }: { staff: string }) {
  const { t } = useTranslation('team')
  const format = useFormat()
  const hours = useWhole('/api/availability/', { staff_id: staff })
  const [chosen, setShown] = useState(nameOf(usual))
  /** On which hours somebody began to type: while they do, nothing that comes takes it away. */
  const [begun, setBegun] = useState<string | null>(null)
  const setChosen = (name: string) => {
    setShown(name)
    setBegun(null)
  }
  const canWrite = useMayAbout('hours.write', staff)
  const seasons = seasonsOf(hours.data?.results ?? [])
  const label = ({ from, until }: Season) =>
    from === null && until === null
      ? t('hours.usual')
      : `${from === null ? '…' : format.date(from)} – ${until === null ? '…' : format.date(until)}`
  const choices = [usual, ...seasons]
  const season = choices.find((one) => nameOf(one) === chosen)
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('hours.title')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('hours.title')}
        </Title>
        {canWrite ? (
          <Button
            variant="light"
            leftSection={<CalendarPlus size={16} aria-hidden />}
            onClick={() => setChosen('new')}
            disabled={chosen === 'new'}
          >
            {t('hours.newSeason')}
          </Button>
        ) : null}
      </Group>
      {seasons.length === 0 && chosen !== 'new' ? null : (
        <SegmentedControl
          mb="md"
          maw="100%"
          style={{ overflowX: 'auto' }}
          aria-label={t('hours.seasons')}
          value={chosen}
          onChange={setChosen}
          data={[
            ...choices.map((one) => ({ value: nameOf(one), label: label(one) })),
            ...(chosen === 'new' ? [{ value: 'new', label: t('hours.newSeason') }] : []),
          ]}
        />
      )}
      <Answer query={hours} lines={7}>
        {({ results }) => (
          <WeekEditor
            key={`${chosen} ${begun ?? versionOf(results)}`}
            staff={staff}
            rows={results}
            onTyped={() => setBegun((before) => before ?? versionOf(results))}
            season={season ?? null}
            canWrite={canWrite}
            onSaved={(saved) => setChosen(nameOf(saved))}
          />
        )}
      </Answer>
    </Card>
  )
}
