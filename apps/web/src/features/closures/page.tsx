import { Badge, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../api/shapes.ts'
import { useFormat } from '../../i18n/format.ts'
import { useWhole } from '../../lookups/whole.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { PartList } from '../../ui/part-list.tsx'
import { ClosureEditor } from './closure-editor.tsx'
import { Proposals } from './proposals.tsx'

type Closure = Row<'closures_list'>

/** When the whole business is closed: public holidays, and what it decides itself. */
export function ClosuresPage() {
  const { t } = useTranslation('closures')
  const format = useFormat()
  const may = useMay()
  const [edited, setEdited] = useState<Closure | 'new' | null>(null)
  const closures = useWhole('/api/closures/', { ordering: 'starts_at' })
  const canWrite = may('closures.write')
  return (
    <Page title={t('title')}>
      <Answer query={closures}>
        {({ results }) => (
          <Stack gap="lg">
            <PartList
              title={t('own')}
              hint={t('ownHint')}
              empty={t('empty')}
              rows={results}
              keyOf={({ id }) => id}
              name={({ name }) => <bdi>{name}</bdi>}
              detail={({ starts_at, ends_at }) => `${format.wall(starts_at)} – ${format.wall(ends_at)}`}
              end={({ is_active, is_confirmed }) =>
                is_active ? (
                  is_confirmed ? null : (
                    <Badge variant="default" tt="none">
                      {t('unconfirmed')}
                    </Badge>
                  )
                ) : (
                  <Badge variant="default" tt="none">
                    {t('open')}
                  </Badge>
                )
              }
              onOpen={canWrite ? setEdited : undefined}
              onAdd={canWrite ? () => setEdited('new') : undefined}
            />
            {canWrite ? <Proposals adopted={results} canWrite /> : null}
          </Stack>
        )}
      </Answer>
      {edited === null ? null : (
        <ClosureEditor closure={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  )
}
