import { ConnectionLostError, MigrationRunningError, TenantExistsError } from '@bookme/tenancy'
import { describe, expect, test } from 'vitest'
import { problemOf } from './problem.ts'

const database = (code: string) =>
  new Error('Failed query: insert … params: amina@example.com', {
    cause: Object.assign(new Error('Key (email)=(amina@example.com) already exists.'), { code }),
  })

describe('problemOf', () => {
  test.each([
    ['23505', 409],
    ['23503', 409],
    ['23514', 400],
    ['22P02', 400],
    ['40P01', 503],
    ['57014', 503],
    ['53300', 503],
    ['08006', 503],
    ['42501', 500],
    ['42P01', 500],
  ])('SQLSTATE %s is status %i and tells no value', (code, status) => {
    const problem = problemOf(database(code))
    expect(problem.status).toBe(status)
    expect(JSON.stringify(problem)).not.toContain('amina')
  })

  test.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'])(
    'a database that cannot be reached (%s) is a server that is busy, also behind Drizzle’s error',
    (code) => {
      const unreachable = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code })
      const busy = { status: 503, code: 'core.busy' }
      expect(problemOf(unreachable)).toMatchObject(busy)
      const problem = problemOf(new Error('Failed query: select … params: amina@example.com', { cause: unreachable }))
      expect(problem).toMatchObject(busy)
      expect(JSON.stringify(problem)).not.toMatch(/amina|10\.0\.0\.7/)
    },
  )

  test('the toolkit’s refusals have their own codes; its faults are ours', () => {
    expect(problemOf(new TenantExistsError('taken'))).toMatchObject({ status: 409, code: 'tenancy.tenant_exists' })
    expect(problemOf(new ConnectionLostError('gone'))).toMatchObject({ status: 503 })
    expect(problemOf(new MigrationRunningError('secret'))).toMatchObject({ status: 500, code: 'core.internal' })
  })

  test('whatever is unknown tells nothing', () => {
    for (const error of [new TypeError('secret'), 'secret', undefined, null, { statusCode: 200 }]) {
      const problem = problemOf(error)
      expect(problem).toMatchObject({ status: 500, code: 'core.internal' })
      expect(JSON.stringify(problem)).not.toContain('secret')
    }
  })
})
