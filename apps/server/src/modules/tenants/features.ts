import { FeatureOffError } from './errors.ts'
import { type Tier, tierNames } from './tiers.ts'

const yes = true
const no = false

/** What a business has beside the common: by its tier, unless an operator says otherwise for it (`tenant_config`). */
// biome-ignore format: a table is read by its columns, and they must stand below one another
const table = {
  //                free solo team business premium
  'waitlist':       [yes, yes, yes, yes,     yes],
  'series':         [yes, yes, yes, yes,     yes],
  'custom_domain':  [no,  yes, yes, yes,     yes],
  'sms':            [no,  yes, yes, yes,     yes],
  'api_keys':       [no,  no,  yes, yes,     yes],
} as const satisfies Record<string, readonly boolean[]>

export type Feature = keyof typeof table
export const featureNames = Object.keys(table) as [Feature, ...Feature[]]

/** All features of a business, each on or off. What is agreed on with one business alone begins as the smallest tier. */
export function featuresOf(tier: string, overrides: Readonly<Record<string, boolean>>): Record<Feature, boolean> {
  const column = Math.max(0, tierNames.indexOf(tier as Tier))
  const entries = featureNames.map((name) => [name, overrides[name] ?? table[name][column]])
  return Object.fromEntries(entries) as Record<Feature, boolean>
}

/** @param settings - of the business, as `settingsOf` gives them */
export function hasFeature(settings: { features: Readonly<Record<Feature, boolean>> }, feature: Feature): boolean {
  return settings.features[feature]
}

/** @throws {FeatureOffError} */
export function assertFeature(settings: Parameters<typeof hasFeature>[0], feature: Feature): void {
  if (!hasFeature(settings, feature)) throw new FeatureOffError(`This business does not have this (${feature}).`)
}
