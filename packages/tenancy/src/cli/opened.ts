import type { TenantsTable } from '../directory.ts'
import type { Patient } from '../doctor.ts'
import type { Tenancy, TenancyOptions } from '../tenancy.ts'

/** What a command works with, and how to be rid of it. */
export interface OpenedTenancy {
  tenancy: Tenancy
  /** What the tenancy was made with; `doctor` looks at the same database from outside. */
  options: Pick<TenancyOptions<TenantsTable>, 'url' | 'ownerUrl' | 'directUrl' | 'tenants' | 'domains'> &
    Pick<Patient, 'appendOnly'>
  /** Closes the tenancy, and whatever else was opened for it. */
  close(): Promise<void>
}
