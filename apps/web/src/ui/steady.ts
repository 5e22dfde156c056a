import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function at each turn, which does what the latest one does: nothing is drawn anew because it changed. */
export function useSteady<Args extends unknown[]>(work: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(work)
  useLayoutEffect(() => {
    latest.current = work
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
