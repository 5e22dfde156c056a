import { lazy, Suspense, useEffect, useState } from 'react'
import { onSessionOver } from '../api/session.ts'

// Most sessions never end under somebody's hands: the shell stays small.
const LogInAgain = lazy(async () => ({ default: (await import('./log-in-again.tsx')).LogInAgain }))

/**
 * The session ended while somebody was at work. They say who they are over what is on the screen: nothing that was
 * typed goes, and what was just refused is sent again.
 */
export function SessionOver() {
  const [done, setDone] = useState<(() => void) | null>(null)
  useEffect(() => onSessionOver(() => new Promise<void>((resolve) => setDone(() => resolve))), [])
  if (done === null) return null
  return (
    <Suspense fallback={null}>
      <LogInAgain
        onDone={() => {
          setDone(null)
          done()
        }}
      />
    </Suspense>
  )
}
