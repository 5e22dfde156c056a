import type { ProblemError } from './problem.ts'

/** Whoever is there asks for the password over what is on the screen; resolves when somebody is signed in again. */
type Ask = () => Promise<void>

let ask: Ask | undefined
let asking: Promise<void> | undefined

/** For the shell, as long as it is there. @returns what takes it back */
export function onSessionOver(next: Ask): () => void {
  ask = next
  return () => {
    if (ask === next) ask = undefined
  }
}

/** Nobody is signed in any more. A code or a password that is wrong is something else. */
export function isOver({ status, code }: ProblemError): boolean {
  return status === 401 && code === 'core.unauthenticated'
}

/**
 * Asked once, however many requests were refused. Before the shell is there nothing was typed: then the page of the
 * log-in comes, which leads back here.
 *
 * @returns whether to send again what was refused
 */
export async function logInAgain(): Promise<boolean> {
  if (ask === undefined) {
    leaveForLogIn()
    return false
  }
  asking ??= ask().finally(() => {
    asking = undefined
  })
  await asking
  return true
}

/** Log in, and come back to this very place. */
function leaveForLogIn(): void {
  const next = `${location.pathname}${location.search}`
  location.assign(`/log-in?next=${encodeURIComponent(next)}`)
}
