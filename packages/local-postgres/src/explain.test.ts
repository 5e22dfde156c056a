import { expect, test } from 'vitest'
import { adviceFor, failure } from './explain.ts'

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /No space is left/],
  [
    'FATAL:  could not resize shared memory segment "/PostgreSQL.1" to 4194304 bytes: No space left on device',
    /shared memory.*--shm-size/,
  ],
  ['FATAL:  could not create semaphores: No space left on device', /kern\.sysv/],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', /start again/],
  ['FATAL:  could not create shared memory segment: Cannot allocate memory', /shared memory/],
  ['FATAL:  data directory "/d" has wrong ownership', /another account/],
  ['FATAL:  data directory "/d" has invalid permissions', /chmod 700/],
  ['initdb: error: could not create directory "/d": Permission denied', /Permission is missing/],
  ['EROFS: read-only file system, mkdir', /read-only/],
  ['FATAL:  lock file "postmaster.pid" already exists', /postmaster\.pid/],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Permission denied', /port above 1024|free one above 1024/],
  ['Execution of PostgreSQL by a user with administrative permissions is not permitted.', /normal user/],
  ['initdb: could not look up effective user ID 1234: user does not exist', /no name/],
  ['postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file', /npm ci/],
  ['FATAL:  unrecognized configuration parameter "fsnyc"', /setting is wrong/],
  ['PANIC:  could not locate a valid checkpoint record at 0/17CDF70', /damaged/],
])('%s', async (report, advice) => {
  expect(await adviceFor(report, '/d')).toMatch(advice)
})

test('a failure quotes the telling lines, not the chatter, and an unknown one whatever came last', async () => {
  const log = [
    'LOG:  starting PostgreSQL 18.4',
    'FATAL:  no such thing',
    'HINT:  Try another.',
    'LOG:  database system is shut down',
  ]
  const { message } = await failure('PostgreSQL did not start.', log.join('\n'), '/d')
  expect(message).toBe(
    'PostgreSQL did not start. The lines below say why; or set DATABASE_URL to another server.\n' +
      '  FATAL:  no such thing\n  HINT:  Try another.',
  )
  expect((await failure('It failed.', 'one\ntwo\n', '/d')).message).toMatch(/\n {2}one\n {2}two$/)
})
