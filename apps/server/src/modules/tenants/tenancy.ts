import type { Tenancy } from '@bookme/tenancy'
import type { tenants } from './tables.ts'

/** The toolkit over this platform's own table of tenants. */
export type BookmeTenancy = Tenancy<typeof tenants>
