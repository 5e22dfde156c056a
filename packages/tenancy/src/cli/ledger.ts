import type { Tenancy } from '../tenancy.ts'

export async function isInstalled(tenancy: Tenancy): Promise<boolean> {
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<{ there: boolean }>("select to_regclass('public.tenancy_schema') is not null as there"),
  )
  return rows[0]?.there === true
}
