import { lazy, startTransition, useState } from 'react'
import { AccountButton } from './account-button.tsx'

const load = () => import('./account-menu.tsx')
const AccountMenu = lazy(async () => ({ default: (await load()).AccountMenu }))

/** A menu is a tenth of what the shell weighs, and few open it: it comes with the first pointer or focus. */
export function Account() {
  const [isWanted, setWanted] = useState(false)
  if (isWanted) return <AccountMenu />
  const prepare = () => void load()
  // The button stays until the menu is there.
  const open = () => startTransition(() => setWanted(true))
  return <AccountButton onClick={open} onPointerEnter={prepare} onFocus={prepare} />
}
