import type { SharedTx, Tenancy } from '@bookme/tenancy'
import type { tenants } from './tables.ts'

/** The toolkit over this platform's own table of tenants. */
export type BookmeTenancy = Tenancy<typeof tenants>

/** The same, with the shared tables as `tx` has them: an operation's transaction is a part of that one. */
export function within(tenancy: BookmeTenancy, tx: SharedTx): BookmeTenancy {
  return { ...tenancy, shared: { db: tx, transaction: (work) => work(tx) } }
}
