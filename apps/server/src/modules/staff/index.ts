import { defineModule, type Module } from '../../core/module.ts'
import type { Limits } from '../tenants/index.ts'
import { staffRoutes } from './routes.ts'

export { StaffMemberNotFoundError } from './errors.ts'
export { findStaffLink, linkStaff, listStaffOfUsers, listTeam, staffIdOfUser, unlinkStaff } from './queries.ts'

export function staffModule(limits: Limits): Module {
  return defineModule('staff', {
    scope: 'tenant',
    tags: {
      staff: 'The people who work there',
      availability: 'When they work, week by week',
      skills: 'Who does what',
      overrides: 'Dates on which somebody’s hours are others',
      time_off: 'When somebody is not there',
    },
    routes: staffRoutes(limits),
  })
}
