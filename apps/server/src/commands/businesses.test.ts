import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { environmentFor } from '../../test/program.ts'
import { groundOfCommands } from './test/ground.ts'

const { database, run } = groundOfCommands()

describe('businesses', () => {
  test('are created with a domain, listed, and deleted only when their slug is typed once more', async () => {
    expect(await run('create-tenant', 'Café Zürich', 'Zurich.Localhost', 'z@example.com')).toEqual({
      code: 0,
      stdout:
        'Created Café Zürich: slug cafe-zurich, schema tenant_cafe_zurich, trial.\nIts address: http://zurich.localhost:8000\n',
      stderr: '',
    })
    expect((await run('tenants')).stdout).toContain(
      'cafe-zurich  Café Zürich   trial   zurich.localhost  tenant_cafe_zurich\n',
    )
    const listed = JSON.parse((await run('tenants', '--status', 'trial', '--json')).stdout)
    expect(listed).toEqual([
      expect.objectContaining({ slug: 'cafe-zurich', domain: 'zurich.localhost', contactEmail: 'z@example.com' }),
    ])

    expect(await run('delete-tenant', 'cafe-zurich')).toMatchObject({
      code: 1,
      stderr:
        'Deleting needs a confirmation, and there is no terminal to ask on: add --confirm cafe-zurich --force-drop.\n',
    })
    expect(await run('delete-tenant', 'cafe-zurich', '--confirm', 'cafe-zurich')).toMatchObject({
      code: 1,
      stderr: 'Deleting cafe-zurich drops all its data: say so with force_drop.\n',
    })
    expect(await run('delete-tenant', 'cafe-zurich', '--confirm', 'cafe-zürich', '--force-drop')).toMatchObject({
      code: 1,
      stderr: 'To delete cafe-zurich, its slug must be typed once more; "cafe-zürich" was.\n',
    })
    expect((await run('tenants')).stdout).toContain('cafe-zurich')
    expect(await run('delete-tenant', 'cafe-zurich', '--confirm', 'cafe-zurich', '--force-drop')).toEqual({
      code: 0,
      stdout: 'Deleted cafe-zurich.\n',
      stderr: '',
    })
    expect((await run('tenants')).stdout).not.toContain('cafe-zurich')
    expect(await run('delete_tenant', 'cafe-zurich')).toMatchObject({
      code: 1,
      stderr: 'There is no tenant "cafe-zurich": see `bookme tenants`.\n',
    })
  })

  test.each([
    ['typed', 'gone', 0, 'Deleted gone.'],
    ['mistyped', 'gonne', 1, 'its slug must be typed once more; "gonne" was.'],
  ])('are deleted on a terminal when the slug is %s', async (_, typed, code, message) => {
    await run('create_tenant', 'Gone', 'gone.localhost', 'g@example.com')
    // util-linux' `script` gives the program a terminal.
    const program = join(import.meta.dirname, '..', 'bookme.ts')
    const command = `sleep 1; echo ${typed} | script -qec '"${process.execPath}" "${program}" delete-tenant gone' /dev/null`
    const env = { ...process.env, ...environmentFor(database()) }
    const ran = await promisify(execFile)('sh', ['-c', command], { env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error) => ({ code: error.code, stdout: error.stdout }),
    )
    expect(ran.stdout).toContain('Type gone to delete it: ')
    expect(ran.stdout).toContain(message)
    expect(ran.code).toBe(code)
    if (code === 1) await run('delete-tenant', 'gone', '--confirm', 'gone', '--force-drop')
  })

  test('with a name, domain or status that is taken or wrong are refused with one sentence', async () => {
    expect(await run('create-tenant', 'Other', 'demo.localhost', 'o@example.com')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'The domain demo.localhost belongs to another tenant.\n',
    })
    expect(await run('create-tenant', 'صالون', 'salon.localhost', 'o@example.com')).toMatchObject({
      code: 1,
      stderr: 'No slug can be made of the name "صالون": give one.\n',
    })
    expect(await run('create-tenant', 'Other', 'other.localhost', 'o@example.com', '--status', 'happy')).toMatchObject({
      code: 2,
      stderr: '--status is one of unverified, trial, active, past_due, suspended, archived, deleted, not happy.\n',
    })
  })
})

describe('a business', () => {
  test('is created with all its fields, and a field that is wrong is named', async () => {
    const made = ['Nour', 'nour.localhost', 'nour@example.com', '--tier', 'premium', '--max-staff', '20']
    const more = ['--max-services', '50', '--phone', '+212 522 123 456', '--metadata', '{"industry":"beauty"}']
    expect(await run('create_tenant', ...made, ...more)).toMatchObject({ code: 0, stderr: '' })
    const listed = JSON.parse((await run('tenants', '--json')).stdout)
    expect(listed.find(({ slug }: { slug: string }) => slug === 'nour')).toMatchObject({
      subscriptionTier: 'premium',
      maxStaff: 20,
      maxServices: 50,
      contactPhone: '+212 522 123 456',
      metadata: { industry: 'beauty' },
    })
    const refused = (...args: string[]) => run('create-tenant', 'Other', 'other.localhost', ...args)
    expect(await refused('nobody')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^email: .+\n$/) })
    expect(await refused('o@example.com', '--phone', 'ring')).toMatchObject({
      code: 1,
      stderr: 'phone: must be a telephone number like +212 522 123 456\n',
    })
    expect(await refused('o@example.com', '--metadata', '[1]')).toMatchObject({ code: 2 })
    expect(await refused('o@example.com', '--max-staff', 'many')).toMatchObject({ code: 2 })
    await run('delete-tenant', 'nour', '--confirm', 'nour', '--force-drop')
  })

  test('has domains, one of them primary', async () => {
    expect(await run('domains', 'add', 'acme', 'Booking.Acme.Example', '--primary')).toEqual({
      code: 0,
      stdout: 'booking.acme.example leads to acme now, as its primary domain.\n',
      stderr: '',
    })
    expect((await run('domains', 'tenant_acme')).stdout).toBe('DOMAIN\nbooking.acme.example  primary\nacme.localhost\n')
    expect(await run('domains', 'remove', 'acme', 'booking.acme.example')).toMatchObject({
      code: 1,
      stderr: "booking.acme.example is the tenant's primary domain: make another one primary first.\n",
    })
    expect(await run('domains', 'make_primary', 'acme', 'acme.localhost')).toMatchObject({ code: 0 })
    expect(await run('domains', 'remove', 'acme', 'booking.acme.example')).toMatchObject({ code: 0 })
    expect(JSON.parse((await run('domains', 'acme', '--json')).stdout)).toEqual([
      expect.objectContaining({ domain: 'acme.localhost', isPrimary: true }),
    ])
    expect(await run('domains', 'add', 'acme', 'demo.localhost')).toMatchObject({
      code: 1,
      stderr: 'The domain demo.localhost is in use.\n',
    })
    expect(await run('domains', 'nobody')).toMatchObject({
      code: 1,
      stderr: 'There is no tenant "nobody": see `bookme tenants`.\n',
    })
  })

  test('is suspended and resumed with a reason', async () => {
    expect(await run('suspend', 'acme')).toMatchObject({ code: 2, stderr: expect.stringContaining('--reason') })
    expect(await run('suspend', 'acme', '--reason', 'unpaid')).toMatchObject({ code: 0 })
    expect((await run('tenants', '--status', 'suspended')).stdout).toContain('acme')
    expect(await run('suspend', 'acme', '--reason', 'unpaid')).toMatchObject({
      code: 1,
      stderr: 'acme is suspended already.\n',
    })
    expect(await run('resume', 'acme', '--reason', 'paid')).toEqual({
      code: 0,
      stdout: 'Resumed acme: it is active again.\n',
      stderr: '',
    })
    expect(await run('resume', 'acme', '--reason', 'paid')).toMatchObject({
      code: 1,
      stderr: 'acme is active: only a business that is suspended can be resumed.\n',
    })
  })
})

describe('the life of a business', () => {
  test('is taken further with a reason, and brought back as long as its data are there', async () => {
    const steps = [
      ['past-due', 'acme is past due.\n'],
      ['activate', 'Activated acme.\n'],
      ['archive', 'Archived acme: its data are kept for 90 days.\n'],
      ['activate', 'Activated acme.\n'],
    ] as const
    for (const [name, stdout] of steps) {
      expect(await run(name, 'acme', '--reason', 'test')).toEqual({ code: 0, stdout, stderr: '' })
    }
    expect(await run('activate', 'acme', '--reason', 'test')).toMatchObject({
      code: 1,
      stderr: 'acme is active already.\n',
    })
  })
})
