import type { Body, Reply } from '../../api/shapes.ts'
import { amountOf, orElse, orNull, type Typed } from '../../ui/numbers.ts'

type Policy = Reply<'policies_current'>

export interface PolicyValues {
  cancel_tiers: { minutes_before: Typed; percent: Typed }[]
  move_minutes: Typed
  max_moves: Typed
  no_show_percent: Typed
  no_show_after_minutes: Typed
  approval_minutes: Typed
  max_open_bookings: Typed
  deposit_percent: Typed
  deposit: Typed
  deposit_when: Policy['deposit_when']
  deposit_no_shows: Typed
  deposit_above: Typed
  deposit_minutes: Typed
}

export function valuesOf(policy: Policy): PolicyValues {
  return {
    cancel_tiers: policy.cancel_tiers,
    move_minutes: policy.move_minutes,
    max_moves: policy.max_moves ?? '',
    no_show_percent: policy.no_show_percent,
    no_show_after_minutes: policy.no_show_after_minutes,
    approval_minutes: policy.approval_minutes ?? '',
    max_open_bookings: policy.max_open_bookings ?? '',
    deposit_percent: policy.deposit_percent,
    deposit: Number(policy.deposit),
    deposit_when: policy.deposit_when,
    deposit_no_shows: policy.deposit_no_shows ?? '',
    deposit_above: policy.deposit_above === null ? '' : Number(policy.deposit_above),
    deposit_minutes: policy.deposit_minutes,
  }
}

export function bodyOf(values: PolicyValues): Body<'policies_create'> {
  return {
    cancel_tiers: values.cancel_tiers.map(({ minutes_before, percent }) => ({
      minutes_before: orElse(minutes_before, 0),
      percent: orElse(percent, 0),
    })),
    move_minutes: orElse(values.move_minutes, 0),
    max_moves: orNull(values.max_moves),
    no_show_percent: orElse(values.no_show_percent, 0),
    no_show_after_minutes: orElse(values.no_show_after_minutes, 15),
    approval_minutes: orNull(values.approval_minutes),
    max_open_bookings: orNull(values.max_open_bookings),
    deposit_percent: orElse(values.deposit_percent, 0),
    deposit: amountOf(values.deposit),
    deposit_when: values.deposit_when,
    deposit_no_shows: values.deposit_when === 'after_no_shows' ? orNull(values.deposit_no_shows) : null,
    deposit_above: values.deposit_above === '' ? null : amountOf(values.deposit_above),
    deposit_minutes: orElse(values.deposit_minutes, 20),
  }
}
