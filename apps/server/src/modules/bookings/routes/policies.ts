import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { languageOf } from '../../../core/i18n.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { fromWire, toWire } from '../../../core/wire.ts'
import { CurrentPolicyBody, PolicyBody } from '../contract/index.ts'
import { PolicyNotFoundError } from '../errors.ts'
import { latestPolicy, policyInWords } from '../policy/index.ts'
import { policies } from '../tables.ts'

/** What a business promises and asks: each new one is a version, and holds for the bookings that are made from then on. */
export const policyRoutes = defineResource({
  path: '/policies',
  one: 'policy',
  table: policies,
  contract: PolicyBody,
  readOnly: { version: z.number().int() },
  example: { cancel_tiers: [{ minutes_before: 1440, percent: 50 }], move_minutes: 720, max_moves: 2 },
  only: ['list', 'retrieve', 'create'],
  filters: ['version'],
  ordering: ['-version', '-created_at'],
  permissions: { read: 'everyone', write: 'policies.write' },
  notFound: PolicyNotFoundError,
  // Of two at once the second waits, and counts on.
  guard: async () => async (tx, write) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('bookings_policy', 0))`)
    return write()
  },
  toRow: (body) => ({ ...fromWire(body), version: sql`(select coalesce(max(version), 0) + 1 from bookings_policy)` }),
  actions: {
    current: {
      on: 'all',
      method: 'GET',
      summary: 'What holds for bookings that are made now, also in words',
      permission: 'everyone',
      reply: CurrentPolicyBody,
      work: async ({ tx, request }) => {
        const policy = await latestPolicy(tx)
        const language = languageOf(request.headers['accept-language'])
        return { ...toWire(policy), words: policyInWords(policy, language) }
      },
    },
  },
})
