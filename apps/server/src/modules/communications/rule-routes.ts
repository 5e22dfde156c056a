import type { TenantDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit, byOf } from '../../core/audit/index.ts'
import { exactlyOne } from '../../core/postgres.ts'
import { exactBody } from '../../core/resource/index.ts'
import { WallTime } from '../../core/shapes.ts'
import { fromWire, toWire, wireName } from '../../core/wire.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { planDigests } from './digest.ts'
import { latestRules } from './rules.ts'
import { channels, messageRules } from './tables.ts'

const Lead = z.number().int().min(5).max(43_200)
const once = (some: readonly unknown[]) => new Set(some).size === some.length

const fields = {
  channels: z
    .array(z.enum(channels))
    .min(1)
    .max(3)
    .refine(once, 'must name each channel once')
    .describe('In the order in which they are tried'),
  fallback_minutes: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .describe('How long a message may go without having arrived before the next channel is tried'),
  quiet_from: WallTime.nullable().describe('By the clock of the business: what is not urgent waits'),
  quiet_until: WallTime.nullable().describe('With quiet_from, or null with it'),
  reminder_minutes: z
    .array(Lead)
    .max(5)
    .refine(once, 'must name each lead once')
    .describe('How long before the start customers are reminded, unless the service says otherwise'),
  follow_up_minutes: z
    .number()
    .int()
    .min(1)
    .max(43_200)
    .nullable()
    .describe('How long after the end they are asked how it was; null: they are not'),
  hide_services: z.boolean().describe('Whether messages say “your appointment” in the place of the service'),
  digest_at: WallTime.nullable().describe('When those who work there get their day by email; null: they do not'),
}

const RulesPut = exactBody(fields)
  .refine(({ quiet_from, quiet_until }) => (quiet_from === null) === (quiet_until === null), {
    path: ['quiet_until'],
    message: 'must be given with quiet_from, or neither',
  })
  .meta({
    examples: [
      {
        ...{ channels: ['whatsapp', 'email'], fallback_minutes: 15, quiet_from: '21:00', quiet_until: '08:00' },
        ...{ reminder_minutes: [1440, 120], follow_up_minutes: 1440, hide_services: false, digest_at: '07:30' },
      },
    ],
  })
const RulesBody = z.object({ ...fields, version: z.number().int().nullable().describe('null: nothing was said yet') })

const tags = ['message_rules']
const schemas = {
  show: {
    operationId: 'message_rules_retrieve',
    summary: 'How the business writes to its customers',
    tags,
    response: { 200: RulesBody.describe('What holds now') },
  },
  replace: {
    operationId: 'message_rules_update',
    summary: 'Write to them otherwise from now on; what is planned stays as it was planned',
    tags,
    body: RulesPut,
    response: { 200: RulesBody.describe('What holds now') },
  },
}

/** Each change is a version of its own, and the latest holds. */
export function messageRuleRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/message_rules/', { schema: schemas.show, config: { permission: 'messages.read' } }, async (request) =>
      wireOf(request.tenant.db),
    )

    app.put(
      '/message_rules/',
      { schema: schemas.replace, config: { permission: 'messages.write' } },
      async (request) => {
        const { zone } = await settings(request.tenant.id)
        return request.tenant.transaction(async (tx) => {
          // Of two at once the second waits, and counts on.
          await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('communications_rule', 0))`)
          const before = await latestRules(tx)
          const values = fromWire(request.body)
          const changed = (Object.keys(values) as (keyof typeof values)[]).filter(
            (name) => JSON.stringify(before[name]) !== JSON.stringify(values[name]),
          )
          // Nothing that was not so before: no version, and nothing to write down.
          if (changed.length === 0 && before.version !== null) return wireOf(tx)
          const only = (row: object) =>
            Object.fromEntries(changed.map((name) => [wireName(name), row[name as keyof object]]))
          const version = (before.version ?? 0) + 1
          const made = exactlyOne(
            await tx
              .insert(messageRules)
              .values({ ...values, version })
              .returning(),
          )
          await audit(tx, byOf(request), {
            ...{ action: 'message_rules.update', objectType: 'message_rules', objectId: made.id },
            ...{ objectLabel: `version ${version}`, before: only(before), after: only(values) },
          })
          await planDigests(tx, { zone, now: request.now })
          return wireOf(tx)
        })
      },
    )
  }
}

async function wireOf(db: TenantDb) {
  return toWire(await latestRules(db))
}
