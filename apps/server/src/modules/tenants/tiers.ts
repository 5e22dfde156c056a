import type { Tenant } from './tables.ts'

/** Of a tier, what is counted. `null` is no limit. */
export type TierLimits = Pick<Tenant, 'maxStaff' | 'maxServices' | 'maxBookings'>

/**
 * What a subscription allows. A business's own columns say what holds for it: taking a tier sets them, and an operator may
 * agree on something else.
 */
// biome-ignore format: a table is read by its columns, and they must stand below one another
export const tiers = {
  free:     { maxStaff: 5,    maxServices: 20,   maxBookings: 200 },
  solo:     { maxStaff: 5,    maxServices: 50,   maxBookings: 1000 },
  team:     { maxStaff: 20,   maxServices: 100,  maxBookings: 5000 },
  business: { maxStaff: 100,  maxServices: 500,  maxBookings: null },
  premium:  { maxStaff: 1000, maxServices: 5000, maxBookings: null },
} as const satisfies Record<string, TierLimits>
export type Tier = keyof typeof tiers
export const tierNames = Object.keys(tiers) as [Tier, ...Tier[]]

/** @returns `undefined` for a tier that was agreed on with one business alone: its limits are what its columns say */
export function limitsOfTier(tier: string): TierLimits | undefined {
  return (tiers as Readonly<Record<string, TierLimits>>)[tier]
}
