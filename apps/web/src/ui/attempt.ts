import { useRef } from 'react'
import { ProblemError } from '../api/problem.ts'

/**
 * For what must be done once, however often it is tried: the same `Idempotency-Key` until the server has answered. An
 * answer that was lost is asked for again with it, and what was refused is tried anew under another.
 */
export function useAttempt(): <Result>(work: (key: string) => Promise<Result>) => Promise<Result> {
  const key = useRef(crypto.randomUUID())
  return async (work) => {
    try {
      const result = await work(key.current)
      key.current = crypto.randomUUID()
      return result
    } catch (error) {
      if (error instanceof ProblemError && error.status < 500) key.current = crypto.randomUUID()
      throw error
    }
  }
}
