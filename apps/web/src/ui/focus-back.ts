import { useEffect, useRef } from 'react'

/** Gives the focus back to what had it, for a dialog that is taken away whole instead of being closed. */
export function useFocusBack(): void {
  const before = useRef(document.activeElement)
  useEffect(
    () => () => {
      const element = before.current
      // Behind whatever the dialog itself does when it goes.
      setTimeout(() => {
        if (element instanceof HTMLElement && element.isConnected) element.focus()
      }, 0)
    },
    [],
  )
}
