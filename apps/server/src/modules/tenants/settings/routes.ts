import type { SharedDb } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { auditShared, byOf } from '../../../core/audit/index.ts'
import { ChangedError } from '../../../core/errors.ts'
import { assertUnchanged, etagOf, isKnown, setEtag } from '../../../core/resource/index.ts'
import { fromWire, toWire, wireName } from '../../../core/wire.ts'
import { InvalidSettingsError } from '../errors.ts'
import { featuresOf } from '../features.ts'
import { configs, type TenantConfig, tenants, usualSettings } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { textOn } from './colour.ts'
import { SettingsBody, SettingsPatch } from './contract.ts'
import { logoPath } from './logo.ts'
import type { SettingsOf } from './settings.ts'

const tags = ['settings']

/** A business's own settings, on its own host. */
export function settingsRoutes(tenancy: BookmeTenancy, settings: SettingsOf): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/settings/',
      {
        config: { permission: 'settings.read' },
        schema: {
          operationId: 'settings_retrieve',
          summary: 'What the business has set for itself',
          tags,
          conditional: 'if-none-match',
          response: {
            200: SettingsBody.describe('All of it, with its ETag'),
            304: z.void().describe('As the client has it'),
          },
        },
      },
      async (request, reply) => {
        const wire = await readWire(tenancy.shared.db, request.tenant.id)
        const etag = etagOf(wire)
        setEtag(reply, etag)
        return isKnown(request, etag) ? (reply.code(304).send() as never) : (wire as never)
      },
    )

    app.patch(
      '/settings/',
      {
        config: { permission: 'settings.write' },
        schema: {
          operationId: 'settings_partial_update',
          summary: 'Change some of it',
          tags,
          conditional: 'if-match',
          body: SettingsPatch,
          response: { 200: SettingsBody.describe('As it is now; everywhere within a second') },
          refusals: [ChangedError, InvalidSettingsError],
        },
      },
      async (request, reply) => {
        const { id: tenantId, slug } = request.tenant
        const wire = await tenancy.shared.transaction(async (tx) => {
          // Whose settings were never written has the usual ones.
          await tx.insert(configs).values({ tenantId }).onConflictDoNothing()
          const [before] = await tx.select().from(configs).where(eq(configs.tenantId, tenantId)).for('update')
          const seen = await readWire(tx, tenantId)
          assertUnchanged(request, () => seen)
          const values = fromWire(request.body) as Partial<TenantConfig>
          assertCoherent({ ...(before as TenantConfig), ...values })
          const changed = Object.keys(values).filter((name) => differs(before as TenantConfig, values, name))
          if (changed.length === 0) return seen
          const only = (row: object) =>
            Object.fromEntries(changed.map((name) => [wireName(name), row[name as keyof object]]))
          await Promise.all([
            tx.update(configs).set(values).where(eq(configs.tenantId, tenantId)),
            auditShared(tx, byOf(request), {
              action: 'settings.update',
              objectType: 'configs',
              objectId: (before as TenantConfig).id,
              objectLabel: slug,
              tenantId,
              before: only(before as object),
              after: only(values),
            }),
            tenancy.announce(tx, tenantId),
          ])
          return readWire(tx, tenantId)
        })
        settings.forget(tenantId)
        setEtag(reply, etagOf(wire))
        return wire as never
      },
    )
  }
}

function differs(before: object, values: object, name: string): boolean {
  const of = (row: object) => JSON.stringify((row as Record<string, unknown>)[name])
  return of(before) !== of(values)
}

/**
 * What must fit together, whoever sets it.
 *
 * @throws {InvalidSettingsError}
 */
export function assertCoherent({ language, languages }: Pick<TenantConfig, 'language' | 'languages'>): void {
  if (languages.includes(language)) return
  const message = `must be among the languages of the pages: ${languages.join(', ')}`
  throw new InvalidSettingsError(`language ${message}.`, { faults: [{ field: 'language', message }] })
}

async function readWire(db: SharedDb, tenantId: string): Promise<object> {
  const [row] = await db
    .select({ config: configs, tier: tenants.subscriptionTier, maxBookings: tenants.maxBookings })
    .from(tenants)
    .leftJoin(configs, eq(configs.tenantId, tenants.id))
    .where(eq(tenants.id, tenantId))
  const config = row?.config ?? { ...usualSettings, updatedAt: Temporal.Instant.fromEpochMilliseconds(0) }
  const tier = row?.tier ?? 'free'
  const { language, languages, timeZone, currency, firstWeekday, colour, logoUrl, notice } = config
  const { trade, address, phone, whatsapp, mapUrl, instagramUrl, facebookUrl, about } = config
  return toWire({
    ...{ language, languages, timeZone, currency, firstWeekday, colour, logoUrl, notice },
    ...{ trade, address, phone, whatsapp, mapUrl, instagramUrl, facebookUrl, about },
    logo: logoPath(config),
    redirectToPrimary: config.redirectToPrimary,
    textOnColour: textOn(colour),
    subscriptionTier: tier,
    features: featuresOf(tier, config.features),
    maxBookings: row?.maxBookings ?? null,
    updatedAt: config.updatedAt,
  })
}
