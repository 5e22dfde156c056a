import { Notifications } from '@mantine/notifications'

/** Where `tell` is read. */
export function Notices() {
  return <Notifications position="bottom-center" />
}
