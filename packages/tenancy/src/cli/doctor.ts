import { type Check, examine, type Patient } from '../doctor.ts'
import { NotReadyError } from '../errors.ts'
import { isInstalled } from './ledger.ts'
import type { OpenedTenancy } from './opened.ts'
import { count, line, paint, type Terminal } from './terminal.ts'

// A thousand tenants with one and the same fault are one piece of news.
const faultsShown = 20

export interface DoctorFlags {
  /** All checks with all their faults, as JSON. */
  json?: boolean
}

/** @returns the exit code: 1 when there is a fault */
export async function runDoctor(
  { tenancy, options }: OpenedTenancy,
  { stdout }: Terminal,
  { json = false }: DoctorFlags = {},
): Promise<number> {
  if (!(await isInstalled(tenancy))) {
    throw new NotReadyError('This database is not prepared yet: run `migrate` first.')
  }
  const { url, directUrl, tenants, domains, appendOnly } = options
  const patient: Patient = { tenancy, url, directUrl, tenants, domains, appendOnly }
  let total = 0
  const checks: Check[] = []
  for await (const check of examine(patient)) {
    const { title, faults, notes } = check
    total += faults.length
    checks.push(check)
    if (json) continue
    const verdict =
      faults.length === 0 ? paint(stdout, 'green', 'ok') : paint(stdout, 'red', count(faults.length, 'fault'))
    line(stdout, `${title}: ${verdict}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`)
    for (const { what, danger, remedy } of faults.slice(0, faultsShown)) {
      line(stdout, `  ${what}`)
      line(stdout, `    danger: ${danger}`)
      line(stdout, `    remedy: ${remedy}`)
    }
    if (faults.length > faultsShown) line(stdout, `  … and ${faults.length - faultsShown} more`)
  }
  if (json) line(stdout, JSON.stringify(checks, null, 2))
  else line(stdout, total === 0 ? 'All is well.' : `${count(total, 'fault')} found.`)
  return total === 0 ? 0 : 1
}
