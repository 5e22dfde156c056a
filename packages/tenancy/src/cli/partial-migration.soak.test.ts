import { beforeEach, describe, expect, test } from 'vitest'
import { Project, timeless } from '../../test/program.ts'

let project: Project
beforeEach(async () => {
  project = new Project()
  project.edit('models.ts', '{ numeric,', '{ foreignKey, integer, numeric, uuid,')
  project.write(
    'models.ts',
    `${project.read('models.ts')}
export const staff = tenantTable('staff_staff', { name: text().notNull() })
`,
  )
  expect(await project.run('makemigrations')).toMatchObject({ code: 0, stderr: '' })
})

/** What the newest migration of tenants says. */
function newest(): string {
  return project.read(`migrations/tenant/${project.migrations('tenant').at(-1)}/migration.sql`)
}

function changeBoth(): void {
  project.edit('models.ts', '  price:', '  durationMinutes: integer().notNull().default(60),\n  price:')
  project.edit('models.ts', "'staff_staff', {", "'staff_staff', { email: text(),")
}

describe('makemigrations with a part', () => {
  test('takes the changes of these tables, and leaves the others to the next run', async () => {
    changeBoth()
    const services = await project.run('makemigrations', 'services', '--name', 'duration')
    expect(services).toMatchObject({ code: 0, stderr: '' })
    expect(timeless(services.stdout)).toBe(
      [
        'migrations/tenant/<time>_duration/migration.sql',
        '  ALTER TABLE "services_service" ADD COLUMN "duration_minutes" integer DEFAULT 60 NOT NULL;',
        'Review it, then run: shop migrate',
        '',
      ].join('\n'),
    )
    expect((await project.run('makemigrations', 'services')).stdout).toBe('No changes of services_* tables.\n')

    const rest = await project.run('makemigrations')
    expect(rest).toMatchObject({ code: 0, stderr: '' })
    expect(newest()).toBe('ALTER TABLE "staff_staff" ADD COLUMN "email" text;\n')
    expect(await project.run('makemigrations', '--check')).toMatchObject({
      code: 0,
      stdout: 'No changes: models and migrations agree.\n',
    })
    await project.withDatabase()
    expect(await project.run('migrate')).toMatchObject({ code: 0, stderr: '' })
    await project.createTenants('demo')
    const columns = await project.sql(
      "select column_name from information_schema.columns where table_schema = 'tenant_demo' and column_name in ('duration_minutes', 'email')",
    )
    expect(columns).toHaveLength(2)
  })

  test('takes one of the two sets', async () => {
    changeBoth()
    expect(await project.run('makemigrations', 'shared')).toMatchObject({
      code: 0,
      stdout: 'No changes of shared models.\n',
    })
    expect(await project.run('makemigrations', 'tenant', '--check')).toMatchObject({ code: 1 })
    expect((await project.run('makemigrations', 'tenant')).code).toBe(0)
    expect(newest()).toContain('"duration_minutes"')
    expect(newest()).toContain('"email"')
  })

  test('asks about renamed columns of these tables alone', async () => {
    project.edit('models.ts', '  price:', '  cost:')
    project.edit('models.ts', "'staff_staff', { name", "'staff_staff', { fullName")
    const { code, stderr } = await project.run('makemigrations', 'services')
    expect(code).toBe(1)
    expect(stderr).toBe(
      'Some tenant models could be new or renamed. Say which, one of each pair:\n' +
        '  shop makemigrations services --rename services_service.price:cost     (keeps its data)\n' +
        '  shop makemigrations services --create services_service.cost     (new and empty; the old one is dropped)\n',
    )
    expect((await project.run('makemigrations', 'services', '--rename', 'services_service.price:cost')).code).toBe(0)
    expect(newest()).toBe('ALTER TABLE "services_service" RENAME COLUMN "price" TO "cost";\n')
  })

  test('refuses a foreign key to a table that is not made yet', async () => {
    project.edit('models.ts', '  price:', '  roomId: uuid(),\n  price:')
    project.edit(
      'models.ts',
      '}),\n})',
      '}),\n}, (service) => [foreignKey({ name: "services_service_room_fk", columns: [service.roomId], foreignColumns: [rooms.id] })])',
    )
    project.edit(
      'models.ts',
      'export const services',
      "export const rooms = tenantTable('rooms_room', {})\nexport const services",
    )
    const before = project.migrations('tenant')
    expect(await project.run('makemigrations', 'services')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'The changes of services_* cannot be taken alone: services_service_room_fk leads from services_service to rooms_room.id, which is not there without the others. Leave out services, to make one migration of all.\n',
    })
    expect(project.migrations('tenant')).toEqual(before)
    expect((await project.run('makemigrations', 'rooms')).code).toBe(0)
    expect((await project.run('makemigrations', 'services')).code).toBe(0)
    expect(newest()).toContain('"services_service_room_fk"')
  })

  test('refuses a table that gets a name of another part, which would drop it', async () => {
    project.edit('models.ts', "'services_service'", "'offers_offer'")
    const rename = ['--rename', 'services_service:offers_offer']
    for (const part of ['services', 'offers']) {
      const { code, stderr } = await project.run('makemigrations', part, ...rename)
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining(`cannot be taken alone: services_service becomes offers_offer.`),
      })
    }
    expect((await project.run('makemigrations', ...rename)).code).toBe(0)
    expect(newest()).toBe('ALTER TABLE "services_service" RENAME TO "offers_offer";\n')
  })

  test('knows the beginnings of tables there are', async () => {
    expect(await project.run('makemigrations', 'service')).toMatchObject({
      code: 1,
      stderr: 'No table begins with service_: there are shared, tenant, or one of services, staff, tenant.\n',
    })
    expect(await project.run('makemigrations', 'services', '--empty', 'tenant', '--name', 'x')).toMatchObject({
      code: 1,
      stderr: 'An empty migration is of no tables: leave out services.\n',
    })
  })
})

test('showmigrations with a part shows the migrations that name its tables', async () => {
  await project.withDatabase()
  await project.run('migrate')
  await project.createTenants('demo')
  changeBoth()
  await project.run('makemigrations', 'services', '--name', 'duration')
  await project.run('makemigrations', 'staff', '--name', 'email')
  const shown = async (...args: string[]) => timeless((await project.run('showmigrations', ...args)).stdout)
  const tenant = 'tenant (1 tenant, 0 spare schemas)\n [X] <time>_init\n'
  const [duration, email] = ['duration', 'email'].map((name) => ` [ ] <time>_${name} (1 of 1 tenant lacks it)\n`)
  expect(await shown('services')).toBe(tenant + duration)
  expect(await shown('staff')).toBe(tenant + email)
  expect(await shown('tenant')).toBe(tenant + duration + email)
  expect(await shown('shared')).toBe('shared\n [X] <time>_init\n')
  expect(await shown()).toBe(`shared\n [X] <time>_init\n${tenant}${duration}${email}`)
  expect(await project.run('showmigrations', 'service')).toMatchObject({
    code: 1,
    stderr: 'No migration names anything that begins with service_.\n',
  })
})
