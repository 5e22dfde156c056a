import { defineModule, type Module } from '../../core/module.ts'
import { type WaitlistRoutesOptions, waitlistRoutes } from './routes.ts'

export { offerFreedTimes } from './background.ts'
export { DuplicateEntryError, EntryClosedError, NoOfferError, TooManyEntriesError } from './errors.ts'
export { entryTokenOf, readEntryToken } from './links.ts'
export { accept, decline, join as joinWaitlist, leave, renew, todayOf } from './operations.ts'
export { findWaiting } from './queries.ts'
export { goRound } from './rounds.ts'
export { aroundHolder, holderOf } from './routes.ts'
export { sweeperOf } from './sweep.ts'

/** @param options.secret - signs the links */
export function waitlistModule(options: WaitlistRoutesOptions): Module {
  return defineModule('waitlist', {
    scope: 'tenant',
    tags: { waitlist: 'Who would come if a time became free' },
    routes: waitlistRoutes(options),
  })
}
