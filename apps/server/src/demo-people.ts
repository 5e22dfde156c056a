import type { SharedTx, TenantHandle } from '@bookme/tenancy'
import { TenantNotFoundError } from '@bookme/tenancy'
import { and, eq, inArray } from 'drizzle-orm'
import type { Role } from './core/permissions.ts'
import { staff } from './modules/staff/tables.ts'
import type { BookmeTenancy } from './modules/tenants/index.ts'
import { addMember, findOrCreateUser, isMember } from './modules/users/index.ts'
import { memberships, users } from './modules/users/tables.ts'

/** Somebody who can look around in a demo business. */
export interface DemoPerson {
  email: string
  name: string
  role: Role
}

/** One of each kind that works at the counter, in the order in which people will want to be them. */
export const demoPeople: Readonly<Record<string, readonly DemoPerson[]>> = {
  demo: [
    { email: 'yasmine@salon-yasmine.example', name: 'Yasmine Benali', role: 'owner' },
    { email: 'imane@salon-yasmine.example', name: 'Imane Alaoui', role: 'reception' },
    { email: 'khadija@salon-yasmine.example', name: 'Khadija El Amrani', role: 'staff' },
  ],
  acme: [
    { email: 'hicham@dentaire-atlas.example', name: 'Dr Hicham Tazi', role: 'owner' },
    { email: 'sanaa@dentaire-atlas.example', name: 'Sanaa Kabbaj', role: 'reception' },
    { email: 'nadia@dentaire-atlas.example', name: 'Dr Nadia Berrada', role: 'staff' },
  ],
}

/**
 * Lets them log in. Those who can already stay as they are, with the password they have now. For development: everybody
 * who reads the terminal has the password.
 *
 * @param password - of all of them
 */
export async function letDemoPeopleIn(
  tenancy: Pick<BookmeTenancy, 'shared' | 'open'>,
  password: string,
): Promise<void> {
  await Promise.all(
    Object.entries(demoPeople).map(async ([slug, people]) => {
      const tenant = await openIfThere(tenancy, slug)
      if (tenant === undefined) return
      const joined = await tenancy.shared.transaction(async (tx) => {
        const ids: string[] = []
        for (const person of people) ids.push(await join(tx, tenant.id, { ...person, password }))
        return ids
      })
      await tenant.transaction(async (tx) => {
        for (const [position, { email }] of people.entries()) {
          // The receptionist has no calendar of her own.
          const own = and(eq(staff.email, email), eq(staff.userEmail, ''))
          await tx
            .update(staff)
            .set({ userId: joined[position] as string, userEmail: email })
            .where(own)
        }
      })
    }),
  )
}

async function join(tx: SharedTx, tenantId: string, wanted: DemoPerson & { password: string }): Promise<string> {
  const { userId, created } = await findOrCreateUser(tx, wanted)
  // The address is nobody's: there is no mail to answer.
  if (created) await tx.update(users).set({ emailVerified: true }).where(eq(users.id, userId))
  if (!(await isMember(tx, userId, tenantId))) await addMember(tx, { userId, tenantId, role: wanted.role })
  return userId
}

async function openIfThere(tenancy: Pick<BookmeTenancy, 'open'>, slug: string): Promise<TenantHandle | undefined> {
  try {
    return await tenancy.open(slug)
  } catch (error) {
    if (error instanceof TenantNotFoundError) return undefined
    throw error
  }
}

/** Of a business, those who are still its members: what is said at the terminal is to be true. */
export async function demoLogInsOf(
  { shared }: Pick<BookmeTenancy, 'shared'>,
  { id, slug }: Pick<TenantHandle, 'id' | 'slug'>,
): Promise<readonly DemoPerson[]> {
  const people = demoPeople[slug] ?? []
  if (people.length === 0) return []
  const there = await shared.db
    .select({ email: users.email, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.tenantId, id),
        inArray(
          users.email,
          people.map(({ email }) => email),
        ),
      ),
    )
  return people.filter(({ email }) => there.some((one) => one.email === email))
}
