import type { PlatformRow } from '../../api/platform-shapes.ts'

export type Standing = PlatformRow<'overview_list'>
export type Status = Standing['status']

/** In the order of a business's life. */
export const statuses = [
  'unverified',
  'trial',
  'active',
  'past_due',
  'suspended',
  'archived',
  'deleted',
] as const satisfies readonly Status[]

export const colourOf: Record<Status, string> = {
  unverified: 'gray.5',
  trial: 'blue.6',
  active: 'teal.6',
  past_due: 'yellow.6',
  suspended: 'red.6',
  archived: 'gray.6',
  deleted: 'gray.8',
}

/** Of what we offer; an operator may write another into the business's data. */
export const tiers = ['free', 'solo', 'team', 'business', 'premium'] as const
