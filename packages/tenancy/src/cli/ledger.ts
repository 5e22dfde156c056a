import type { Tenancy } from '../tenancy.ts'

export async function isInstalled(tenancy: Tenancy): Promise<boolean> {
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<{ there: boolean }>("select to_regclass('public.tenancy_schema') is not null as there"),
  )
  return rows[0]?.there === true
}

/** A migration that schemas have and the folder of its set has not, and how many schemas. */
export interface RemovedMigration {
  set: 'shared' | 'tenant'
  name: string
  schemas: number
}

export async function findRemoved(tenancy: Tenancy): Promise<RemovedMigration[]> {
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<RemovedMigration>(
      `select case s.state when 'shared' then 'shared' else 'tenant' end as set, m.name, count(*)::int as schemas
       from public.tenancy_schema s join public.tenancy_migration m on m.schema_id = s.id
       where s.state in ('shared', 'ready', 'spare') group by 1, 2 order by 1, 2`,
    ),
  )
  const present = {
    shared: new Set(tenancy.migrationsOf('shared').map(({ name }) => name)),
    tenant: new Set(tenancy.migrationsOf('tenant').map(({ name }) => name)),
  }
  return rows.filter(({ set, name }) => !present[set].has(name))
}
