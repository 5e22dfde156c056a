import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme, environmentFor, Run } from '../../test/program.ts'
import { openTenancy } from '../tenancy.ts'
import { groundOfCommands } from './test/ground.ts'

const { run } = groundOfCommands()

describe('bookme up', () => {
  test('prints addresses and a request that works; at SIGTERM it finishes what is under way and exits with 0', async () => {
    const own = await testDatabase()
    onTestFinished(() => own.drop())
    await bookme(own, 'seed-demo')
    const up = new Run(['up', '--port', '0'], environmentFor(own))
    await up.until('Ctrl-C stops it all.')
    expect(up.said).toMatch(/^ {2}http:\/\/demo\.localhost:\d+ +Demo Company$/m)
    expect(up.said).toMatch(/^ {2}http:\/\/localhost:\d+\/api\/schema\/swagger\/ /m)
    // A password is shown for the embedded database alone.
    expect(up.said).not.toContain('Log in')

    const curl = /^ {2}curl [\s\S]*?'$/m.exec(up.said.slice(up.said.indexOf('Book something')))?.[0] ?? ''
    const request = /curl .*?'}'$/s.exec(curl)?.[0] ?? curl
    const { stdout } = await promisify(execFile)('sh', ['-c', request])
    expect(JSON.parse(stdout)).toMatchObject({ status: 'confirmed' })

    const tenancy = openTenancy(testConfig(own), { owner: true })
    onTestFinished(() => tenancy.close())
    const slow = await tenancy.internals.owner.transaction(async (client) => {
      // What whoever books reads first: the worker, which counts bookings just then, is not to be taken for the request.
      await client.query('lock table tenant_demo.bookings_occupation in access exclusive mode')
      const answer = promisify(execFile)('sh', ['-c', request.replace('amina', 'brahim')])
      await expect
        .poll(
          async () =>
            (
              await client.query(
                'select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())',
              )
            ).rowCount,
          { timeout: 10_000 },
        )
        .toBeGreaterThan(0)
      up.child.kill('SIGTERM')
      await up.until('Stopping: requests under way finish first.')
      return { answer }
    })
    // Whether somebody else is free then is the demo's; what counts is that it was answered.
    expect(JSON.parse((await slow.answer).stdout)).toMatchObject({ status: expect.toBeOneOf(['confirmed', 409]) })
    const { code, stdout: log } = await up.ended
    expect(code).toBe(0)
    // In a pipe the log is JSON, line by line.
    for (const line of log.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
    expect(log).toContain('"worker stopped"')
  })

  test('says which port is taken and which is free', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as { port: number }
    const { code, stderr } = await run('up', '--port', String(port))
    expect(code).toBe(1)
    expect(stderr).toMatch(
      new RegExp(`^Port ${port} is taken by another program, .* add --port \\d+, which is free\\.\n$`),
    )
  })
})
