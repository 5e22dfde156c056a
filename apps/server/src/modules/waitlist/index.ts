import { defineModule, type Module } from '../../core/module.ts'
import { type WaitlistRoutesOptions, waitlistRoutes } from './routes.ts'

export { offerFreedTimes } from './background.ts'
export { DuplicateEntryError, InvalidDatesError, TooManyEntriesError } from './errors.ts'
export { entryTokenOf, readEntryToken } from './links.ts'
export { join, join as joinWaitlist } from './operations.ts'
export { sweeperOf } from './sweep.ts'

/** @param options.secret - signs the links */
export function waitlistModule(options: WaitlistRoutesOptions): Module {
  return defineModule('waitlist', {
    scope: 'tenant',
    tags: { waitlist: 'Who would come if a time became free' },
    routes: waitlistRoutes(options),
  })
}
