import { randomUUIDv7 } from 'node:crypto'
import type { TenantTx } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'
import { ServiceNotFoundError } from './errors.ts'
import { addons, fields, needs, type Service, services, variants } from './tables.ts'

/**
 * Another service like this one, with its variants, add-ons, questions, needs and the people who do it.
 *
 * @throws {ServiceNotFoundError} there is none to copy
 */
export async function duplicate(tx: TenantTx, id: string, name: string): Promise<Service> {
  // Nothing of it changes while it is copied: its prices stay in its currency.
  const [original] = await tx.select().from(services).where(eq(services.id, id)).for('update')
  if (original === undefined) throw new ServiceNotFoundError(`There is no service ${id} here.`)
  const made = exactlyOne(
    await tx
      .insert(services)
      .values({ ...anew(original), name, isActive: false })
      .returning(),
  )
  for (const table of [variants, addons, fields, needs] as const) {
    const rows = await tx.select().from(table).where(eq(table.serviceId, id))
    const copies = rows.map((row) => ({ ...anew(row), serviceId: made.id }))
    if (copies.length > 0) await tx.insert(table).values(copies as never)
  }
  await copySkills(tx, id, made.id)
  return made
}

/** Who does what is of the staff module, which knows services: here it is named in SQL alone. */
async function copySkills(tx: TenantTx, from: string, to: string): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`select id from staff_skill where service_id = ${from}`)
  for (const { id } of rows) {
    await tx.execute(sql`
      insert into staff_skill (id, staff_id, service_id, duration_minutes, price_minor, metadata, created_at, updated_at)
      select ${randomUUIDv7()}::uuid, staff_id, ${to}::uuid, duration_minutes, price_minor, metadata, now(), now()
      from staff_skill where id = ${id}`)
  }
}

/** What a row says, without what makes it that very row. */
function anew<Row extends { id: string; createdAt: unknown; updatedAt: unknown }>(
  row: Row,
): Omit<Row, 'id' | 'createdAt' | 'updatedAt'> {
  const { id: _, createdAt: __, updatedAt: ___, ...values } = row
  return values
}
