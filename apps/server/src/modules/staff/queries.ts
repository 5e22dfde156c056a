import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { type Skill, type StaffMember, skills, staff } from './tables.ts'

/** The staff member who signs in as this user; `undefined`: nobody who still works there. */
export async function staffIdOfUser(db: TenantDb, userId: string): Promise<string | undefined> {
  const [member] = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.userId, userId), eq(staff.isActive, true)))
  return member?.id
}

/** Of a staff member: who signs in as them. */
export type StaffLink = Pick<StaffMember, 'id' | 'name' | 'userId'>
const link = { id: staff.id, name: staff.name, userId: staff.userId }

/** Those whom these users sign in as, whether they still work there or not. */
export async function listStaffOfUsers(db: TenantDb, userIds: readonly string[]): Promise<StaffLink[]> {
  return userIds.length === 0
    ? []
    : db
        .select(link)
        .from(staff)
        .where(inArray(staff.userId, [...userIds]))
}

export async function findStaffLink(db: TenantDb, id: string): Promise<StaffLink | undefined> {
  const [member] = await db.select(link).from(staff).where(eq(staff.id, id))
  return member
}

/** Joins a user to a staff member, and to no other. @returns whether it could be: there is one, who is nobody else's */
export async function linkStaff(tx: TenantTx, id: string, user: { id: string; email: string }): Promise<boolean> {
  const free = and(eq(staff.id, id), or(isNull(staff.userId), eq(staff.userId, user.id)))
  const [member] = await tx.select(link).from(staff).where(free).for('update')
  if (member === undefined) return false
  await unlinkStaff(tx, user.id, id)
  await tx.update(staff).set({ userId: user.id, userEmail: user.email }).where(eq(staff.id, id))
  return true
}

/**
 * Nobody signs in as this staff member any more, and whoever had the address of their calendar reads it no longer.
 *
 * @param except - the one who stays joined
 * @returns whom the user was joined to
 */
export async function unlinkStaff(tx: TenantTx, userId: string, except?: string): Promise<StaffLink[]> {
  return tx
    .update(staff)
    .set({ userId: null, userEmail: '', feedVersion: sql`${staff.feedVersion} + 1` })
    .where(and(eq(staff.userId, userId), except === undefined ? undefined : ne(staff.id, except)))
    .returning(link)
}

/** Whoever works there, as customers see them, and who does what. A service that nobody is named for is done by all. */
export async function listTeam(
  db: TenantDb,
): Promise<{ people: Pick<StaffMember, 'id' | 'name' | 'title'>[]; skills: Skill[] }> {
  const [people, known] = await Promise.all([
    db
      .select({ id: staff.id, name: staff.name, title: staff.title })
      .from(staff)
      .where(eq(staff.isActive, true))
      .orderBy(staff.position, staff.name, staff.id),
    db.select().from(skills),
  ])
  return { people, skills: known }
}
