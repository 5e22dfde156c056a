import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Id } from '../../core/shapes.ts'
import { LimitReachedError, type Limits } from '../tenants/index.ts'
import { AvailabilityBody, OverrideBody, SkillBody, StaffBody, TimeOffBody } from './contract.ts'
import {
  AvailabilityNotFoundError,
  OverrideNotFoundError,
  SkillNotFoundError,
  StaffMemberNotFoundError,
  TimeOffNotFoundError,
} from './errors.ts'
import { availability, overrides, skills, staff, timeOff } from './tables.ts'

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
    permissions: { read: 'member', write: 'member' },
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
    permissions: { read: 'member', write: 'member' },
    notFound: AvailabilityNotFoundError,
  })
  const abilities = defineResource({
    path: '/skills',
    one: 'skill',
    table: skills,
    contract: SkillBody,
    filters: ['staff_id', 'service_id'],
    ordering: ['-created_at'],
    permissions: { read: 'member', write: 'member' },
    notFound: SkillNotFoundError,
  })
  const dates = defineResource({
    path: '/overrides',
    one: 'special date',
    table: overrides,
    contract: OverrideBody,
    filters: ['staff_id', 'on_date'],
    ordering: ['on_date', '-created_at'],
    permissions: { read: 'member', write: 'member' },
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
    permissions: { read: 'member', write: 'member' },
    notFound: TimeOffNotFoundError,
  })
  return together(people, hours, abilities, dates, absences)
}
