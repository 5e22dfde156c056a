import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { environmentFor } from '../../test/program.ts'
import { groundOfCommands } from './test/ground.ts'

const { database, run } = groundOfCommands()

describe('the shell', () => {
  const program = join(import.meta.dirname, '..', 'bookme.ts')
  const shell = async (script: string, ...args: string[]) => {
    const env = { ...process.env, ...environmentFor(database()), SCRIPT: script }
    const command = `printf '%s\\n' "$SCRIPT" | "${process.execPath}" "${program}" shell ${args.join(' ')}`
    return promisify(execFile)('sh', ['-c', command], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    )
  }

  test('answers a script from a pipe, statement by statement', async () => {
    expect(await shell('await db.$count(services)', 'demo')).toEqual({ code: 0, stdout: '2\n', stderr: '' })
    expect(await shell('await db.$count(services)', '--schema', 'tenant_acme')).toMatchObject({ stdout: '1\n' })
    expect(await shell('await db.$count(tenants)')).toMatchObject({ code: 0, stdout: '2\n' })
    const script = `const found = await db.select().from(services).where(
  eq(services.name, 'Filling'),
)
found.length
(await use('acme')).name
(await db.select().from(services))[0].createdAt instanceof Temporal.Instant`
    expect(await shell(script, 'demo')).toEqual({ code: 0, stdout: '0\nAcme Corp\ntrue\n', stderr: '' })
  })

  test.each([
    ['what does not exist', 'nope', 'ReferenceError: nope is not defined'],
    ['a promise nobody awaits', "void Promise.reject(new Error('unheard'))", 'Error: unheard'],
    ['what the database refuses', 'await db.execute(sql`select 1 / 0`)', 'error: division by zero (22012)'],
    ['another kind of table', 'await db.$count(tenants)', 'WrongTableError: '],
    ['half a statement', 'const half = (', 'The input ends in the middle of a statement.'],
  ])('ends with 1 at %s, and does nothing behind it', async (_, wrong, reason) => {
    const { code, stdout, stderr } = await shell(`${wrong}\nconsole.log('behind')`, 'demo')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(reason)
  })

  test('creates a business with all that belongs to it, and leads another domain there', async () => {
    const script = `const { tenant: made } = await createTenant({
  name: 'Shell Company', domain: 'shell.localhost', email: 'admin@shell.example', status: 'active',
})
made.schemaName
(await addDomain({ tenantId: made.id, domain: 'shell.example.com' })).isPrimary
(await shared.db.select().from(configs).where(eq(configs.tenantId, made.id))).length
(await shared.db.select().from(lifecycle).where(eq(lifecycle.tenantId, made.id)))[0].reason
await use('shell-company'); await db.$count(services)`
    expect(await shell(script)).toEqual({
      code: 0,
      stdout: 'tenant_shell_company\nfalse\n1\nbookme shell\n0\n',
      stderr: '',
    })
    expect((await run('domains', 'shell-company')).stdout).toBe(
      'DOMAIN\nshell.localhost    primary\nshell.example.com\n',
    )
    await run('delete-tenant', 'shell-company', '--confirm', 'shell-company', '--force-drop')
    expect(await shell("await createTenant({ name: 'Half', domain: 'half.localhost' })")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('email: '),
    })
  })

  test('takes a tenant or a schema that exists', async () => {
    expect(await shell('1', 'nobody')).toMatchObject({ code: 1, stderr: expect.stringContaining('no tenant "nobody"') })
    expect(await shell('1', 'demo', '--schema', 'tenant_acme')).toMatchObject({ code: 2 })
  })
})
