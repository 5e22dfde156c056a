import { Badge } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { nameIn, useServiceChoices } from '../../lookups/names.ts'
import { useMay } from '../../shell/business.ts'
import { PartList } from '../../ui/part-list.tsx'
import type { PassType } from './kinds.ts'

const PassTypeEditor = lazy(async () => ({ default: (await import('./type-editor.tsx')).PassTypeEditor }))

/** The kinds of pass that are sold, or were. */
export function PassTypes({ types }: { types: readonly PassType[] }) {
  const { t } = useTranslation('passes')
  const format = useFormat()
  const may = useMay()
  const [open, setOpen] = useState<PassType | 'new' | null>(null)
  const serviceName = nameIn(useServiceChoices())
  const canWrite = may('prices.write')
  return (
    <>
      <PartList
        title={t('types')}
        hint={t('typesHint')}
        empty={t(canWrite ? 'noTypes' : 'noTypesYet')}
        rows={types.toSorted((one, other) => Number(other.is_active) - Number(one.is_active))}
        keyOf={({ id }) => id}
        name={({ name }) => <bdi>{name}</bdi>}
        detail={({ uses, service_ids, valid_days }) => (
          <>
            {t('uses', { count: uses })}
            {' · '}
            <bdi>
              {service_ids.length === 0
                ? t('allServices')
                : service_ids.map((id) => serviceName(id) ?? t('otherService')).join(', ')}
            </bdi>
            {' · '}
            {valid_days === null ? t('forGood') : t('days', { count: valid_days })}
          </>
        )}
        end={({ is_active, price, currency }) =>
          is_active ? (
            <bdi>{format.money(price, currency)}</bdi>
          ) : (
            <Badge variant="default" tt="none">
              {t('retired')}
            </Badge>
          )
        }
        onOpen={canWrite ? setOpen : undefined}
        onAdd={canWrite ? () => setOpen('new') : undefined}
      />
      {open === null ? null : (
        <Suspense fallback={null}>
          <PassTypeEditor type={open === 'new' ? null : open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  )
}
