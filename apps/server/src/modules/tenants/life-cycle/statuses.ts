import type { InsideRole } from '../../../core/permissions.ts'
import { insideRoles } from '../../../core/permissions.ts'
import type { TenantStatus } from '../tables.ts'

/** What a status allows, and how long it lasts. */
export interface StatusRule {
  /** What strangers find: the business, that it is not open yet, or that it is closed. */
  visitors: 'open' | 'soon' | 'closed'
  /** What those may do who belong to it and whose role is among `roles`. */
  members: 'all' | 'read' | 'none'
  roles: readonly InsideRole[]
  /** After so many days the next step comes by itself. */
  lasts?: { days: number; next: StepName }
}

const everybody = insideRoles
const answerable = ['owner', 'manager', 'accountant'] as const
const nobody = [] as const

/**
 * The one table of what each status allows: HTTP asks it through {@link doorkeeper}, what goes on in the background
 * through {@link isOpen}.
 */
export const statusRules: Readonly<Record<TenantStatus, StatusRule>> = {
  unverified: { visitors: 'soon', members: 'all', roles: everybody, lasts: { days: 7, next: 'delete' } },
  trial: { visitors: 'open', members: 'all', roles: everybody, lasts: { days: 14, next: 'mark_past_due' } },
  active: { visitors: 'open', members: 'all', roles: everybody },
  past_due: { visitors: 'open', members: 'all', roles: everybody, lasts: { days: 14, next: 'suspend' } },
  suspended: { visitors: 'closed', members: 'read', roles: answerable },
  archived: { visitors: 'closed', members: 'none', roles: nobody, lasts: { days: 90, next: 'delete' } },
  // Its schema goes as soon as a process with the owner's rights sees it; until then the row says what became of it.
  deleted: { visitors: 'closed', members: 'none', roles: nobody },
}

interface Step {
  from: readonly TenantStatus[]
  /** `before`: as what it was when it became what it is. */
  to: TenantStatus | 'before'
  /** In a sentence: `can be suspended`. */
  done: string
}

/** What can become of a business, and from where. */
export const steps = {
  verify: { from: ['unverified'], to: 'trial', done: 'verified' },
  activate: { from: ['unverified', 'trial', 'past_due', 'suspended', 'archived'], to: 'active', done: 'activated' },
  mark_past_due: { from: ['trial', 'active'], to: 'past_due', done: 'marked as past due' },
  suspend: { from: ['trial', 'active', 'past_due'], to: 'suspended', done: 'suspended' },
  resume: { from: ['suspended'], to: 'before', done: 'resumed' },
  archive: { from: ['unverified', 'trial', 'active', 'past_due', 'suspended'], to: 'archived', done: 'archived' },
  delete: {
    from: ['unverified', 'trial', 'active', 'past_due', 'suspended', 'archived'],
    to: 'deleted',
    done: 'deleted',
  },
} as const satisfies Record<string, Step>
export type StepName = keyof typeof steps

/** What an operator may do to a business of this status; that it is verified is its owner's to do. */
export function stepsFrom(status: TenantStatus): Exclude<StepName, 'verify'>[] {
  return operatorSteps.filter((name) => (steps[name].from as readonly TenantStatus[]).includes(status))
}
export const operatorSteps = ['activate', 'mark_past_due', 'suspend', 'resume', 'archive', 'delete'] as const

/** Whether visitors find it open; only then is anything done for them in the background. */
export function isOpen({ status }: { status: string }): boolean {
  return ruleOf(status).visitors === 'open'
}

/** SQL for the ids of those that are not open. */
export const sqlOfClosed = `select id from public.tenant_tenant where status in (${Object.keys(statusRules)
  .filter((status) => !isOpen({ status }))
  .map((status) => `'${status}'`)
  .join(', ')})`

/** Whether it answers nobody any more, not even those who own it. */
export function isGone(status: string): boolean {
  return ruleOf(status).members === 'none'
}

/** @param status - as a handle has it; what nobody knows is closed */
export function ruleOf(status: string): StatusRule {
  return (statusRules as Readonly<Record<string, StatusRule>>)[status] ?? statusRules.deleted
}

/** When a status that begins `now` ends by itself; `null`: not by itself. */
export function endOf(status: TenantStatus, now: Temporal.Instant): Temporal.Instant | null {
  if (status === 'deleted') return now
  const { lasts } = statusRules[status]
  return lasts === undefined ? null : now.add({ hours: lasts.days * 24 })
}
