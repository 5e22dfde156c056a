import { Suspense } from 'react'
import { Loading } from '../ui/loading.tsx'
import { Account } from './account.tsx'
import { useBusinessName } from './business-name.ts'
import { Frame } from './frame.tsx'
import { Live } from './live.tsx'
import { NewButton, Over } from './over.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { SessionOver } from './session-over.tsx'
import { SideNavigation } from './side-navigation.tsx'
import { VisitNotice } from './visit-notice.tsx'

/** What stands around every screen of the dashboard. Asks who one is, and waits for it. */
export function Shell() {
  const name = useBusinessName()
  return (
    <Suspense fallback={<Loading />}>
      <Frame
        name={name}
        actions={
          <>
            <NewButton />
            <Account />
          </>
        }
        navigation={<SideNavigation />}
        above={
          <>
            <VisitNotice />
            <Live />
          </>
        }
        phoneBar={(toggleMenu) => <PhoneBar onMore={toggleMenu} />}
      />
      <Over />
      <SessionOver />
    </Suspense>
  )
}
