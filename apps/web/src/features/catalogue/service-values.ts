import type { Language } from '../../i18n/languages.ts'
import { amountOf, orElse, orNull, type Typed } from '../../ui/numbers.ts'
import type { Service, ServiceBody } from './catalogue.ts'
import { type WordValues, wordBody, wordValues } from './words-of.ts'

/** What the form holds, under the names of the API; only the pause is two fields in the place of a list. */
export interface ServiceValues extends WordValues {
  category_id: string | null
  duration_minutes: Typed
  price: Typed
  is_active: boolean
  interval_minutes: Typed
  buffer_before_minutes: Typed
  buffer_after_minutes: Typed
  free_from: Typed
  free_until: Typed
  /** What it has beyond the first pause, which is kept. */
  free_minutes: number[][]
  min_notice_minutes: Typed
  horizon_days: Typed
  capacity: Typed
  max_per_day: Typed
  requires_approval: boolean
  deposit_percent: Typed
}

export function valuesOf(service: Service | null, category: string | null, own: Language): ServiceValues {
  const [pause, ...others] = service?.free_minutes ?? []
  return {
    ...wordValues(service, own),
    category_id: category,
    duration_minutes: service?.duration_minutes ?? 60,
    price: service === null ? '' : Number(service.price),
    is_active: service?.is_active ?? true,
    interval_minutes: service?.interval_minutes ?? '',
    buffer_before_minutes: service?.buffer_before_minutes ?? 0,
    buffer_after_minutes: service?.buffer_after_minutes ?? 0,
    free_from: pause?.[0] ?? '',
    free_until: pause?.[1] ?? '',
    free_minutes: others,
    min_notice_minutes: service?.min_notice_minutes ?? 0,
    horizon_days: service?.horizon_days ?? 365,
    capacity: service?.capacity ?? 1,
    max_per_day: service?.max_per_day ?? '',
    requires_approval: service?.requires_approval ?? false,
    deposit_percent: service?.deposit_percent ?? '',
  }
}

export function bodyOf({ free_from, free_until, free_minutes, ...values }: ServiceValues, own: Language) {
  const pause: number[][] = free_from === '' || free_until === '' ? [] : [[Number(free_from), Number(free_until)]]
  return {
    ...values,
    ...wordBody(values, own),
    duration_minutes: orElse(values.duration_minutes, 60),
    price: amountOf(values.price),
    interval_minutes: orNull(values.interval_minutes),
    buffer_before_minutes: orElse(values.buffer_before_minutes, 0),
    buffer_after_minutes: orElse(values.buffer_after_minutes, 0),
    free_minutes: [...pause, ...free_minutes] as [number, number][],
    min_notice_minutes: orElse(values.min_notice_minutes, 0),
    horizon_days: orElse(values.horizon_days, 365),
    capacity: orElse(values.capacity, 1),
    max_per_day: orNull(values.max_per_day),
    deposit_percent: orNull(values.deposit_percent),
  } satisfies ServiceBody
}
