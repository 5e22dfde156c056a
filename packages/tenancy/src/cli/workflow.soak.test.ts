import { expect, test } from 'vitest'
import { Project } from '../../test/program.ts'

const tenants = 1000

test("the brief's workflow on a thousand tenants", async () => {
  const project = new Project()
  await project.withDatabase()
  await project.run('makemigrations')
  await project.run('migrate')
  await timed(`${tenants} tenants created`, () =>
    project.createTenants(...Array.from({ length: tenants }, (_, index) => `t${index}`)),
  )
  await timed('nothing to migrate, the whole command', async () => {
    expect((await project.run('migrate')).stdout).toContain(`${tenants} tenants are up to date`)
  })

  project.edit('models.ts', '  price:', '  durationMinutes: integer().notNull().default(60),\n  price:')
  project.edit('models.ts', '{ numeric,', '{ integer, numeric,')
  await timed('makemigrations', () => project.run('makemigrations'))
  await timed('showmigrations', async () => {
    expect((await project.run('showmigrations')).stdout).toContain(`(${tenants} of ${tenants} tenants lack it)`)
  })
  const rollout = await timed('a column added everywhere', () => project.run('migrate'))
  expect(rollout.code).toBe(0)
  expect(rollout.stdout.match(/\.\.\. OK$/gm)).toHaveLength(tenants)
  expect(rollout.stdout).toContain(`${tenants} tenants migrated`)
  expect((await project.run('showmigrations')).stdout).not.toContain('[ ]')
  const doctor = await timed('doctor', () => project.run('doctor'))
  expect(doctor.stdout).toContain(`Ledgers: ok (${tenants} schemas compared)`)
})

/** Prints how long it took: for people to compare, on a machine whose other work is unknown. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(2)} s`)
  return result
}
