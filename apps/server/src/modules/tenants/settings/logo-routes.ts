import { eq } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { auditShared, byOf } from '../../../core/audit/index.ts'
import { NoSuchAddressError } from '../../../core/errors.ts'
import { InvalidLogoError } from '../errors.ts'
import { configs, logos } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { logoPath, mostLogoBytes, readLogo } from './logo.ts'
import type { SettingsOf } from './settings.ts'

const tags = ['settings']
const LogoBody = z.object({ logo: z.string().nullable().describe('Where it is, on this host') })
/** What sends a picture says what it is; what it is, its bytes say. */
const mediaTypes = ['image/png', 'image/jpeg', 'image/webp', 'application/octet-stream']

/** The picture that stands for a business: given and taken away by those who set its page up. */
export function logoRoutes(tenancy: BookmeTenancy, settings: SettingsOf): FastifyPluginAsyncZod {
  const change = async (request: FastifyRequest, logo: { mediaType: string; hash: string; bytes: Buffer } | null) => {
    const { id: tenantId, slug } = request.tenant
    const logoHash = logo?.hash ?? ''
    await tenancy.shared.transaction(async (tx) => {
      await tx.insert(configs).values({ tenantId }).onConflictDoNothing()
      const [before] = await tx.select().from(configs).where(eq(configs.tenantId, tenantId)).for('update')
      await tx.delete(logos).where(eq(logos.tenantId, tenantId))
      if (logo !== null) await tx.insert(logos).values({ tenantId, ...logo })
      if (before === undefined || before.logoHash === logoHash) return
      await Promise.all([
        tx.update(configs).set({ logoHash }).where(eq(configs.tenantId, tenantId)),
        auditShared(tx, byOf(request), {
          action: 'settings.logo',
          objectType: 'configs',
          objectId: before.id,
          objectLabel: slug,
          tenantId,
          before: { logo: logoPath(before) },
          after: { logo: logoPath({ logoHash }) },
        }),
        tenancy.announce(tx, tenantId),
      ])
    })
    settings.forget(tenantId)
    return { logo: logoPath({ logoHash }) }
  }

  return async (app) => {
    app.addContentTypeParser(mediaTypes, { parseAs: 'buffer', bodyLimit: mostLogoBytes * 2 }, (_request, body, done) =>
      done(null, body),
    )

    app.put(
      '/settings/logo/',
      {
        config: { permission: 'settings.write' },
        schema: {
          operationId: 'settings_logo_update',
          summary: 'Set the logo: the bytes of a PNG, JPEG or WebP picture of at most 256 kB',
          tags,
          consumes: mediaTypes,
          body: z.any().describe('The bytes'),
          response: { 200: LogoBody.describe('Shown everywhere within a second') },
          refusals: [InvalidLogoError],
        },
      },
      async (request) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        return change(request, { bytes, ...readLogo(bytes) })
      },
    )

    app.delete(
      '/settings/logo/',
      {
        config: { permission: 'settings.write' },
        schema: {
          operationId: 'settings_logo_destroy',
          summary: 'Take the logo away',
          tags,
          response: { 200: LogoBody.describe('There is none any more') },
        },
      },
      async (request) => change(request, null),
    )
  }
}

/** The picture of a business. @throws {NoSuchAddressError} it has none */
export async function findLogo(tenancy: BookmeTenancy, tenantId: string): Promise<typeof logos.$inferSelect> {
  const [logo] = await tenancy.shared.db.select().from(logos).where(eq(logos.tenantId, tenantId))
  if (logo === undefined) throw new NoSuchAddressError('There is no logo here.')
  return logo
}
