import { configDefaults, defineConfig } from 'vitest/config'

const minutes = 60_000

/** What measures a speed, fills the machine or runs into its limits: one file at a time, with nothing beside it. */
const alone = [
  'apps/server/src/modules/bookings/calendar-many.soak.test.ts',
  'apps/server/src/modules/bookings/many-plans.soak.test.ts',
  'apps/server/src/modules/bookings/many.soak.test.ts',
  'apps/server/test/browser/screens.soak.test.ts',
  'apps/server/test/jobs.soak.test.ts',
  'apps/server/test/kills.soak.test.ts',
  'packages/local-postgres/src/local-postgres.soak.test.ts',
  'packages/tenancy/src/cli/workflow.soak.test.ts',
  'packages/tenancy/test/isolation/pgbouncer.soak.test.ts',
]

/** Not a test: it takes the guides' pictures, when `npm run pictures` asks for them. */
const pictures = 'apps/server/test/browser/pictures.soak.test.ts'
const unasked = process.env.npm_lifecycle_event === 'pictures' ? [] : [pictures]

const common = {
  setupFiles: ['scripts/test-instants.ts'],
  testTimeout: 30 * minutes,
  expect: { poll: { timeout: 10_000 } },
  hookTimeout: 5 * minutes,
}

/** `npm run test:soak`: the long runs. */
export default defineConfig({
  test: {
    globalSetup: 'scripts/test-server.ts',
    fsModuleCache: true,
    projects: [
      {
        test: {
          ...common,
          name: 'beside',
          include: ['packages/**/*.soak.test.ts', 'apps/**/*.soak.test.ts', 'scripts/**/*.soak.test.ts'],
          exclude: [...configDefaults.exclude, '**/fixtures/**', ...alone, ...unasked],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: { ...common, name: 'alone', include: alone, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
