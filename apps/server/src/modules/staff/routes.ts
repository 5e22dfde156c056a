import { eq, sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { InvalidAmountError, UnknownReferenceError } from '../../core/errors.ts'
import { together } from '../../core/module.ts'
import { toMinor } from '../../core/money.ts'
import { assertReached, defineResource, reachable } from '../../core/resource/index.ts'
import { Id } from '../../core/shapes.ts'
import { fromWire, toDecimal, toWire } from '../../core/wire.ts'
import { findCurrency } from '../services/index.ts'
import { LimitReachedError, type Limits } from '../tenants/index.ts'
import {
  AvailabilityBody,
  OverrideBody,
  SkillBody,
  StaffBody,
  skillFacts,
  TimeOffBody,
  WeekBody,
  WeekReply,
} from './contract.ts'
import {
  AvailabilityNotFoundError,
  OverrideNotFoundError,
  SkillNotFoundError,
  StaffMemberNotFoundError,
  TimeOffNotFoundError,
  WeekExistsError,
} from './errors.ts'
import { availability, overrides, type Skill, skills, staff, timeOff } from './tables.ts'
import { setWeek } from './week.ts'

/** With what its service says of it. */
type PricedSkill = Skill & { currency: string }

const priceOf = ({ priceMinor, currency }: PricedSkill) =>
  priceMinor === null ? null : toDecimal(priceMinor, currency)

const ownHours = (staffId: string) => eq(availability.staffId, staffId)

/** @param limits - how many people the tenant's tier allows */
export function staffRoutes(limits: Limits): FastifyPluginAsyncZod {
  const people = defineResource({
    path: '/staff',
    one: 'staff member',
    table: staff,
    contract: StaffBody,
    readOnly: { user_id: Id.nullable() },
    example: { name: 'Salma Idrissi', title: 'Coiffeuse', email: 'salma@example.com' },
    filters: ['is_active', 'user_id'],
    search: ['name', 'title', 'email'],
    ordering: ['position', 'name', '-created_at'],
    permissions: { read: 'team.read', write: 'team.write' },
    notFound: StaffMemberNotFoundError,
    refusals: [LimitReachedError],
    guard: limits.within('maxStaff', staff),
  })
  const hours = defineResource({
    path: '/availability',
    one: 'stretch of working hours',
    table: availability,
    contract: AvailabilityBody,
    filters: ['staff_id', 'weekday', 'kind', 'valid_from', 'valid_until'],
    ordering: ['weekday', 'start_time', '-created_at'],
    constraints: { staff_availability_valid_check: 'valid_until' },
    permissions: { read: 'team.read', write: 'hours.write' },
    own: ownHours,
    notFound: AvailabilityNotFoundError,
    actions: {
      week: {
        on: 'all',
        summary: 'Set the whole week of somebody, the usual one or that of some dates, at once',
        permission: 'hours.write',
        body: WeekBody,
        reply: WeekReply,
        refusals: [UnknownReferenceError, WeekExistsError],
        work: async ({ tx, request, body }) => {
          const within = reachable(request, ownHours)
          const { ids, ...done } = await setWeek(tx, body as z.output<typeof WeekBody>, within)
          await assertReached(tx, availability, availability.id, ids, within)
          return done
        },
      },
    },
  })
  const abilities = defineResource({
    path: '/skills',
    one: 'skill',
    table: skills,
    contract: SkillBody,
    readOnly: skillFacts,
    computed: {
      // By the table's name: Drizzle writes a column of a query's only table without it.
      currency: sql`(select s.currency from services_service s where s.id = staff_skill.service_id)`,
    },
    filters: ['staff_id', 'service_id'],
    ordering: ['-created_at'],
    permissions: { read: 'team.read', write: 'team.write' },
    guarded: { price: { write: 'prices.write' } },
    notFound: SkillNotFoundError,
    refusals: [InvalidAmountError],
    toReply: (skill: PricedSkill) => ({ ...toWire(skill), price: priceOf(skill) }),
    toRow: async ({ price, ...body }, before: PricedSkill | undefined, _request, tx) => {
      const row = fromWire(body)
      // For a service in another currency the same decimals are another number of its smallest unit.
      const isMoved = body.service_id !== undefined && before !== undefined
      const amount = price === undefined && isMoved ? priceOf(before) : price
      if (amount === undefined) return row
      if (amount === null) return { ...row, priceMinor: null }
      const currency = await findCurrency(tx, body.service_id ?? before?.serviceId ?? '')
      // Without such a service there is nothing to count in: its foreign key refuses the row.
      return currency === undefined ? row : { ...row, priceMinor: toMinor('price', amount, currency) }
    },
  })
  const dates = defineResource({
    path: '/overrides',
    one: 'special date',
    table: overrides,
    contract: OverrideBody,
    filters: ['staff_id', 'on_date'],
    ordering: ['on_date', '-created_at'],
    permissions: { read: 'team.read', write: 'hours.write' },
    own: (staffId) => eq(overrides.staffId, staffId),
    notFound: OverrideNotFoundError,
  })
  const absences = defineResource({
    path: '/time_off',
    one: 'time off',
    table: timeOff,
    contract: TimeOffBody,
    filters: ['staff_id'],
    ordering: ['starts_at', '-created_at'],
    constraints: { staff_time_off_order_check: 'ends_at' },
    permissions: { read: 'team.read', write: 'hours.write' },
    own: (staffId) => eq(timeOff.staffId, staffId),
    notFound: TimeOffNotFoundError,
  })
  return together(people, hours, abilities, dates, absences)
}
