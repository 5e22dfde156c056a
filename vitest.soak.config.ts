import { configDefaults, defineConfig } from 'vitest/config'

const minutes = 60_000

/** `npm run test:soak`: the long runs, one file at a time, so that what they measure is their own. */
export default defineConfig({
  test: {
    globalSetup: 'scripts/test-server.ts',
    setupFiles: ['scripts/test-instants.ts'],
    include: ['packages/**/*.soak.test.ts', 'apps/**/*.soak.test.ts', 'scripts/**/*.soak.test.ts'],
    exclude: [...configDefaults.exclude, '**/fixtures/**'],
    fileParallelism: false,
    testTimeout: 30 * minutes,
    hookTimeout: 5 * minutes,
  },
})
