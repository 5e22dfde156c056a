/**
 * Who may do what: the one table that HTTP, jobs and commands ask. docs/reference/permissions.md is printed from it.
 */

/** A member's place in a business. */
export const roles = ['owner', 'manager', 'reception', 'staff', 'accountant'] as const
export type Role = (typeof roles)[number]

/** With `support`: somebody of the platform who was let in for a while. */
export const insideRoles = [...roles, 'support'] as const
export type InsideRole = (typeof insideRoles)[number]

/** Who runs the platform, and who helps its businesses. */
export const platformRoles = ['operator', 'support'] as const
export type PlatformRole = (typeof platformRoles)[number]

/** Of everything, or of one's own calendar alone. */
export type Reach = 'all' | 'own'

const yes = 'all'
const own = 'own'
const no = undefined

// biome-ignore format: a table is read by its columns, and they must stand below one another
const inside = {
  //                   owner manager reception staff accountant support
  'catalogue.read':   [yes,  yes,    yes,      yes,  yes,       yes],
  'catalogue.write':  [yes,  yes,    yes,      no,   no,        no],
  'prices.write':     [yes,  yes,    no,       no,   no,        no],
  'team.read':        [yes,  yes,    yes,      yes,  yes,       yes],
  'team.write':       [yes,  yes,    no,       no,   no,        no],
  'hours.write':      [yes,  yes,    yes,      own,  no,        no],
  'closures.write':   [yes,  yes,    no,       no,   no,        no],
  'policies.write':   [yes,  yes,    no,       no,   no,        no],
  'bookings.read':    [yes,  yes,    yes,      own,  yes,       yes],
  'bookings.write':   [yes,  yes,    yes,      own,  no,        no],
  'bookings.force':   [yes,  yes,    no,       no,   no,        no],
  'waitlist.read':    [yes,  yes,    yes,      no,   no,        yes],
  'waitlist.write':   [yes,  yes,    yes,      no,   no,        no],
  'feeds.write':      [yes,  yes,    own,      own,  own,       no],
  'customers.read':   [yes,  yes,    yes,      own,  yes,       yes],
  'customers.write':  [yes,  yes,    yes,      no,   no,        no],
  'customers.notes':  [yes,  yes,    yes,      own,  no,        no],
  'customers.health': [yes,  yes,    no,       own,  no,        no],
  'payments.read':    [yes,  yes,    yes,      no,   yes,       no],
  'payments.write':   [yes,  yes,    yes,      no,   yes,       no],
  'payments.refund':  [yes,  yes,    no,       no,   no,        no],
  'payments.accounts':[yes,  no,     no,       no,   no,        no],
  'messages.read':    [yes,  yes,    yes,      no,   no,        yes],
  'messages.write':   [yes,  yes,    no,       no,   no,        no],
  'webhooks.read':    [yes,  yes,    no,       no,   no,        yes],
  'webhooks.write':   [yes,  yes,    no,       no,   no,        no],
  'figures.read':     [yes,  yes,    no,       no,   yes,       no],
  'settings.read':    [yes,  yes,    yes,      yes,  yes,       yes],
  'settings.write':   [yes,  yes,    no,       no,   no,        no],
  'domains.read':     [yes,  yes,    no,       no,   no,        yes],
  'domains.write':    [yes,  no,     no,       no,   no,        no],
  'members.read':     [yes,  yes,    no,       no,   no,        yes],
  'members.write':    [yes,  yes,    no,       no,   no,        no],
  'keys.write':       [yes,  no,     no,       no,   no,        no],
  'visits.write':     [yes,  no,     no,       no,   no,        no],
  'audit.read':       [yes,  no,     no,       no,   no,        no],
} as const satisfies Record<string, readonly (Reach | undefined)[]>

// biome-ignore format: a table is read by its columns, and they must stand below one another
const onPlatform = {
  //                   operator support
  'tenants.read':     [yes,     yes],
  'tenants.write':    [yes,     no],
  'tenants.status':   [yes,     no],
  'tenants.delete':   [yes,     no],
  'users.read':       [yes,     yes],
  'users.write':      [yes,     no],
  'platform.figures': [yes,     yes],
  'platform.audit':   [yes,     no],
  'platform.mail':    [yes,     yes],
  'platform.jobs':    [yes,     yes],
  'platform.redrive': [yes,     no],
  'support.enter':    [yes,     yes],
  'support.stand_in': [yes,     no],
} as const satisfies Record<string, readonly (Reach | undefined)[]>

/** What is done in a business. An API key has some of them as its scopes. */
export type InsideAction = keyof typeof inside
export type PlatformAction = keyof typeof onPlatform
export type Action = InsideAction | PlatformAction

export const insideActions = Object.keys(inside) as [InsideAction, ...InsideAction[]]
export const platformActions = Object.keys(onPlatform) as [PlatformAction, ...PlatformAction[]]

/** What somebody may do for their own calendar alone: a route that takes one must keep them to it. */
export const ownActions: ReadonlySet<Action> = new Set(
  insideActions.filter((action) => (inside[action] as readonly unknown[]).includes(own)),
)

/** What only the business's own people are trusted with: no key has it as its scope, and no visit of support may it. */
export const personalActions: ReadonlySet<Action> = new Set<InsideAction>([
  'keys.write',
  'members.write',
  'customers.health',
  'visits.write',
  'payments.accounts',
])

/** Whoever asks, as far as permissions are concerned. */
export interface Visitor {
  /** `null` for whoever does not work for the platform. */
  readonly platformRole: PlatformRole | null
  /** In the business that was asked; `null` where they have none, and on the platform's own host. */
  readonly role: InsideRole | null
  /** Of an API key: what it may do, whatever its role; `null` for people. */
  readonly scopes: ReadonlySet<InsideAction> | null
  /** Somebody of the platform who was let in, as `support` or in the place of a member. */
  readonly isVisit?: boolean
}

/** The cells of the table: how far each role may go with each action. */
export const permissionTable: Readonly<
  Record<'inside' | 'onPlatform', Readonly<Record<string, readonly (Reach | undefined)[]>>>
> = { inside, onPlatform }

/** @returns how far it goes; `undefined` for no */
export function reachOf(visitor: Visitor, action: Action): Reach | undefined {
  if (action in onPlatform) {
    if (visitor.platformRole === null) return undefined
    return onPlatform[action as PlatformAction][platformRoles.indexOf(visitor.platformRole)]
  }
  if (visitor.isVisit === true && personalActions.has(action)) return undefined
  if (visitor.scopes !== null) return visitor.scopes.has(action as InsideAction) ? 'all' : undefined
  if (visitor.role === null) return undefined
  return inside[action as InsideAction][insideRoles.indexOf(visitor.role)]
}

/** Whether somebody may do it to anything at all. */
export function mayDo(visitor: Visitor, action: Action): boolean {
  return reachOf(visitor, action) !== undefined
}
