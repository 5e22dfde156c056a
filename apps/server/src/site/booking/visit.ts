import { NoSuchAddressError } from '../../core/errors.ts'
import { Id } from '../../core/shapes.ts'
import type { TimeWanted } from '../../modules/bookings/index.ts'
import type { Offered } from '../../modules/services/index.ts'
import type { Form } from '../forms.ts'
import type { Shop } from './shop.ts'

/** One of the things that are to be done, as an address or a form names it. */
export interface Part {
  serviceId: string
  variantId?: string | undefined
  addonIds: string[]
}

/** What somebody has chosen so far. Nothing of it is about them, so it may stand in addresses. */
export interface Choice {
  parts: [Part, ...Part[]]
  /** With whom the first is to be; without it, whoever is free. */
  staffId?: string | undefined
  seats: number
}

/** A part with what it is called and costs. */
export interface ChosenPart {
  service: Offered
  variant: Offered['variants'][number] | undefined
  addons: Offered['addons']
  minutes: number
  /** Of one seat. */
  priceMinor: number
}

const mostParts = 6
const mostAddons = 10

/** `item=service:variant:addon` for each thing; or, as the form of a service has it, `service`, `variant`, `addon`. */
export function choiceIn(form: Form): Choice | undefined {
  const parts = form.all('item').slice(0, mostParts).map(partNamed)
  const service = form.get('service')
  if (service !== undefined && service !== '') {
    const variantId = form.get('variant')
    parts.push({ serviceId: service, variantId: variantId === '' ? undefined : variantId, addonIds: form.all('addon') })
  }
  const [first, ...others] = parts
  if (first === undefined) return undefined
  const staffId = form.get('with')
  const seats = Number(form.get('seats') ?? 1)
  return {
    parts: [first, ...others.slice(0, mostParts - 1)],
    staffId: staffId === '' ? undefined : staffId,
    seats: Number.isInteger(seats) && seats >= 1 && seats <= 100 ? seats : 1,
  }
}

function partNamed(text: string): Part {
  const [serviceId = '', variantId = '', ...addonIds] = text.split(':')
  return { serviceId, variantId: variantId === '' ? undefined : variantId, addonIds: addonIds.slice(0, mostAddons) }
}

export function nameOfPart({ serviceId, variantId = '', addonIds }: Part): string {
  return [serviceId, variantId, ...addonIds].join(':').replace(/:$/, '')
}

/** The fields that say a choice, in the order of an address. */
export function fieldsOf({ parts, staffId, seats }: Choice): [string, string][] {
  return [
    ...parts.map((part): [string, string] => ['item', nameOfPart(part)]),
    ...(staffId === undefined ? [] : [['with', staffId] as [string, string]]),
    ...(seats === 1 ? [] : [['seats', String(seats)] as [string, string]]),
  ]
}

/** @param more - what the address says beside the choice */
export function addressOf(path: string, choice: Choice | undefined, more: Record<string, string | undefined> = {}) {
  const query = new URLSearchParams(choice === undefined ? [] : fieldsOf(choice))
  for (const [name, value] of Object.entries(more)) if (value !== undefined) query.set(name, value)
  // Colons may stand in a query as they are.
  const text = query.toString().replaceAll('%3A', ':')
  return text === '' ? path : `${path}?${text}`
}

/**
 * What a choice is of, by what the business offers.
 *
 * @throws {NoSuchAddressError} it does not offer that: another business's, or not any more
 */
export function resolve(shop: Shop, { parts, staffId }: Choice): [ChosenPart, ...ChosenPart[]] {
  const nothing = () => new NoSuchAddressError('There is no such service here.')
  const chosen = parts.map(({ serviceId, variantId, addonIds }, position): ChosenPart => {
    const service = shop.services.get(serviceId)
    const variant = service?.variants.find(({ id }) => id === variantId)
    const addons = service?.addons.filter(({ id }) => addonIds.includes(id)) ?? []
    const isComplete = addons.length === new Set(addonIds).size && (variantId === undefined || variant !== undefined)
    if (service === undefined || !isComplete) throw nothing()
    const skill = position === 0 && variant === undefined ? shop.skillOf(serviceId, staffId) : undefined
    const extra = (of: (addon: (typeof addons)[number]) => number) => addons.reduce((sum, one) => sum + of(one), 0)
    // A class has one length: what is chosen changes its price alone.
    const isClass = service.capacity > 1
    const body = isClass
      ? service.durationMinutes
      : (variant?.durationMinutes ?? skill?.durationMinutes ?? service.durationMinutes) +
        extra((addon) => addon.durationMinutes)
    const price = variant?.priceMinor ?? skill?.priceMinor ?? service.priceMinor
    return { service, variant, addons, minutes: body, priceMinor: price + extra((addon) => addon.priceMinor) }
  })
  if (staffId !== undefined && !shop.ableTo(parts[0].serviceId).some(({ id }) => id === staffId)) throw nothing()
  return chosen as [ChosenPart, ...ChosenPart[]]
}

/** What a choice asks the engine for, at a start. */
export function wantedOf(
  { parts: [first, ...others], staffId, seats }: Choice,
  startTime: Temporal.Instant,
): TimeWanted {
  return { ...first, followedBy: others, staffId, seats, startTime }
}

export const isId = (text: string): boolean => Id.safeParse(text).success
