import { configDefaults, defineConfig } from 'vitest/config'

/** `npm test`, `npm run coverage`. What takes minutes is named *.soak.test.ts and has vitest.soak.config.ts. */
export default defineConfig({
  test: {
    globalSetup: 'scripts/test-server.ts',
    setupFiles: ['scripts/test-instants.ts'],
    include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: [...configDefaults.exclude, '**/*.soak.test.ts', '**/fixtures/**'],
    // A module is transformed once a run, not once a file.
    fsModuleCache: true,
    // Each worker has databases of its own; more of them than this wait for one another's disk.
    maxWorkers: 2,
    testTimeout: 30_000,
    // Waiting ends with what is waited for; a second is short beside another worker.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/test/**'],
      reporter: ['text-summary', 'html', 'lcovonly'],
    },
  },
})
