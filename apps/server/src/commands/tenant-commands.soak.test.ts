import { describe, expect, test } from 'vitest'
import { groundOfCommands } from './test/ground.ts'

const { run } = groundOfCommands()

describe('commands for tenants', () => {
  test('count the rows of one, or of all with a line for each', async () => {
    expect(JSON.parse((await run('tenant-command', 'demo', 'count', '--json')).stdout)).toContainEqual({
      table: 'services_service',
      rows: 2,
    })
    expect((await run('tenant_command', 'tenant_acme', 'count', 'services_service', 'bookings_booking')).stdout).toBe(
      'table             rows\nservices_service  1\nbookings_booking  0\n',
    )
    const { code, stdout } = await run('all_tenants', 'count', 'services_service')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^\[standard:tenant_acme\] table: services_service {2}rows: 1\n\[standard:tenant_demo\] table: services_service {2}rows: 2\n2 of 2 tenants answered \(\d+\.\d s\)\.\n$/,
    )
    expect(
      JSON.parse((await run('all-tenants', '--json', '--status', 'active', 'count', 'staff_staff')).stdout),
    ).toEqual([
      { tenant: 'acme', schema: 'tenant_acme', rows: [{ table: 'staff_staff', rows: 0 }] },
      { tenant: 'demo', schema: 'tenant_demo', rows: [{ table: 'staff_staff', rows: 0 }] },
    ])
    expect((await run('all-tenants', '--status', 'trial', 'count')).stdout).toMatch(/^0 of 0 tenants answered/)
  })

  test('go on after one failed, or stop there, and exit with 1', async () => {
    const statement = 'select 1 / (count(*) - 1) as x from services_service'
    const all = await run('all-tenants', 'sql', statement, '--concurrency', '2')
    expect(all.code).toBe(1)
    expect(all.stdout).toContain('[parallel:tenant_acme] FAILED: division by zero (SQLSTATE 22012)\n')
    expect(all.stdout).toContain('[parallel:tenant_demo] x: 1\n')
    expect(all.stdout).toContain('1 of 2 tenants answered, 1 FAILED (tenant_acme) (')
    const stopped = await run('all-tenants', '--stop', 'sql', statement)
    expect(stopped.code).toBe(1)
    expect(stopped.stdout).not.toContain('tenant_demo')
    expect(stopped.stdout).toContain(
      '0 of 2 tenants answered, 1 FAILED (tenant_acme), 1 not asked, because of --stop (',
    )
  })

  test('read with the rights of the tenant, and nothing else', async () => {
    const sql = (statement: string) => run('tenant-command', 'demo', 'sql', statement)
    expect((await sql("select name, metadata, null as none from services_service where name = 'Cut'")).stdout).toBe(
      'name  metadata  none\nCut   {}        –\n',
    )
    expect((await sql("select E'a\\x1b[31m\\nb' as text")).stdout).toBe('text\na\\u001b[31m\\nb\n')
    expect((await sql('select from services_service where false')).stdout).toBe('No rows.\n')
    for (const [statement, reason] of [
      ['delete from services_service', 'cannot execute DELETE in a read-only transaction (SQLSTATE 25006)'],
      ['with gone as (delete from services_service returning 1) select * from gone', 'read-only transaction'],
      ['select * from tenant_acme.services_service', 'permission denied for schema tenant_acme (SQLSTATE 42501)'],
      ['set transaction read write', 'A statement here cannot begin with SET'],
      ['select 1; select 2', 'One statement at a time'],
      ['select 1 as one, 2 as one', 'Two columns are called one'],
    ] as const) {
      expect(await sql(statement), statement).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining(reason),
      })
    }
    expect((await run('tenant-command', 'demo', 'count', 'services_service', '--json')).stdout).toContain('"rows": 2')
  })

  test('that do not exist, and arguments that are wrong, are refused before any tenant is touched', async () => {
    expect(await run('all-tenants', 'fly')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^There is no tenant command "fly"\. There are:\n {2}count \[tables\.\.\.\] /),
    })
    expect(await run('all-tenants', 'count', 'users_user')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('A tenant has no table "users_user". There are: bookings_booking, '),
    })
    expect(await run('all-tenants', 'sql', 'select', '1')).toMatchObject({ code: 2 })
    expect(await run('all-tenants', '--status', 'happy', 'count')).toMatchObject({ code: 2 })
    expect(await run('all-tenants', '--concurrency', '0', 'count')).toMatchObject({ code: 2 })
  })
})
