import { expect, test } from 'vitest'
import { withDatabase } from './url.ts'

test('another database on the same server keeps user, password and options', () => {
  expect(withDatabase('postgresql://me:p%40ss@host:5433/one?sslmode=require', 'zwei; "drei"')).toBe(
    'postgresql://me:p%40ss@host:5433/zwei;%20%22drei%22?sslmode=require',
  )
})
