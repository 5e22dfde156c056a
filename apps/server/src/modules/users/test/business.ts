import { TenantClient } from '@bookme/tenancy/testing'
import { desc, eq } from 'drizzle-orm'
import type { LightMyRequestResponse } from 'fastify'
import { type AppContext, type Client, signIn } from '../../../../test/fixtures.ts'
import { auditEvents } from '../../../core/audit/tables.ts'
import type { Role } from '../../../core/permissions.ts'
import { messages } from '../../mail/tables.ts'
import { createTenant } from '../../tenants/index.ts'
import { type TenantStatus, tenants } from '../../tenants/tables.ts'

export const platformHost = 'localhost:8000'

/** A business of a test's own. */
export interface Business {
  id: string
  slug: string
  host: string
}

export interface Person {
  id: string
  email: string
  client: Client
}

let businesses = 0

export async function newBusiness({ tenancy }: AppContext): Promise<Business> {
  const slug = `own-${++businesses}`
  const domain = `${slug}.localhost`
  const wanted = { slug, name: `Business ${businesses}`, domain, email: `contact@${slug}.example` }
  const { tenant } = await createTenant(tenancy, 'localhost', {
    ...wanted,
    status: 'active',
    actorId: null,
    reason: 'test',
  })
  return { id: tenant.id, slug, host: `${domain}:8000` }
}

export async function setStatus({ tenancy }: AppContext, { id }: Business, status: TenantStatus): Promise<void> {
  await tenancy.shared.transaction(async (tx) => {
    await tx.update(tenants).set({ status }).where(eq(tenants.id, id))
    await tenancy.announce(tx, id)
  })
}

/** Somebody who is signed in at a business; without a role, as nobody there. */
export async function personAt(context: AppContext, { slug, host }: Business, role?: Role): Promise<Person> {
  const client = await signIn(context, host, role === undefined ? {} : { memberOf: slug, role })
  const { user } = (await client.get('/api/me/')).json()
  return { id: user.id, email: user.email, client }
}

export function clientAt({ app }: AppContext, host: string, headers: Record<string, string> = {}): Client {
  return new TenantClient<LightMyRequestResponse>(app, host, headers)
}

/** What a reply set, as a browser sends it back. */
export function cookieOf(reply: LightMyRequestResponse): string {
  return [reply.headers['set-cookie']]
    .flat()
    .map((line) => String(line).split(';')[0])
    .join('; ')
}

/** The token in the newest letter to an address. */
export async function tokenTo({ tenancy }: AppContext, email: string): Promise<string> {
  const [letter] = await tenancy.shared.db
    .select()
    .from(messages)
    .where(eq(messages.recipient, email))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1)
  return /token=([\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? ''
}

/** What the business's own record says, the newest first. */
export async function recordOf({ tenancy }: AppContext, { slug }: Business) {
  const { db } = await tenancy.open(slug)
  return db.select().from(auditEvents).orderBy(desc(auditEvents.createdAt), desc(auditEvents.id))
}
