import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { InvalidAmountError } from '../../../core/errors.ts'
import { languageOf } from '../../../core/i18n.ts'
import { toMinor } from '../../../core/money.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { fromWire, toDecimal, toWire } from '../../../core/wire.ts'
import { CurrentPolicyBody, PolicyBody } from '../contract/index.ts'
import { PolicyNotFoundError } from '../errors.ts'
import { latestPolicy, policyCurrency, policyInWords, type Rules } from '../policy/index.ts'
import { policies } from '../tables.ts'

function policyToWire<Policy extends Rules>(policy: Policy) {
  const currency = policyCurrency(policy)
  const { depositMinor, depositAboveMinor } = policy
  return {
    ...toWire(policy),
    deposit: toDecimal(depositMinor, currency),
    deposit_above: depositAboveMinor === null ? null : toDecimal(depositAboveMinor, currency),
    currency,
  }
}

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
  refusals: [InvalidAmountError],
  toReply: policyToWire,
  // Of two at once the second waits, and counts on.
  guard: async () => async (tx, write) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('bookings_policy', 0))`)
    return write()
  },
  toRow: ({ deposit = '0', deposit_above: above = null, currency = 'MAD', ...body }) => ({
    ...fromWire(body),
    depositMinor: toMinor('deposit', deposit, currency),
    depositAboveMinor: above === null ? null : toMinor('deposit_above', above, currency),
    metadata: { currency },
    version: sql`(select coalesce(max(version), 0) + 1 from bookings_policy)`,
  }),
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
        return { ...policyToWire(policy), words: policyInWords(policy, language) }
      },
    },
  },
})
