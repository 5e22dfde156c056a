import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Failure } from '../ui/failure.tsx'

/** A screen, or the frame around it, could not be shown: what it asks for is asked for anew. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const { reset: askAnew } = useQueryErrorResetBoundary()
  const again = () => {
    // A part of the program that did not come is not asked for twice by a page that knows it as missing.
    if (error instanceof Error && /dynamically imported module|Importing a module/.test(error.message)) {
      location.reload()
      return
    }
    askAnew()
    reset()
    void router.invalidate()
  }
  return <Failure error={error} reset={again} />
}
