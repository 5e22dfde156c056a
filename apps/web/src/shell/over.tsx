import { ActionIcon, Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from './business.ts'
import { useOpen } from './open.ts'

// They come when they are first opened: the shell stays small.
const BookingDrawer = lazy(async () => ({ default: (await import('../features/booking/drawer.tsx')).BookingDrawer }))
const loadNew = () => import('../features/new-booking/dialog.tsx')
const NewBooking = lazy(async () => ({ default: (await loadNew()).NewBooking }))

/** What stands open over whichever screen one is on: a booking, or a new one. */
export function Over() {
  const { open, openBooking, close } = useOpen()
  const may = useMay()
  return (
    <Suspense fallback={null}>
      {open.booking === undefined || open.new !== undefined ? null : (
        <BookingDrawer key={open.booking} id={open.booking} onClose={close} />
      )}
      {open.new !== undefined && may('bookings.write') ? (
        <NewBooking begin={open} onClose={close} onBooked={openBooking} />
      ) : null}
    </Suspense>
  )
}

/** From anywhere: by a tap, or by `n`. */
export function NewButton() {
  const { t } = useTranslation('shell')
  const { openNew } = useOpen()
  const may = useMay()
  const isAllowed = may('bookings.write')
  useHotkeys([['n', () => isAllowed && openNew()]])
  if (!isAllowed) return null
  const label = t('newBooking')
  const common = { onClick: () => openNew(), onPointerEnter: () => void loadNew(), 'aria-keyshortcuts': 'n' }
  return (
    <>
      <Button visibleFrom="sm" leftSection={<Plus size={18} aria-hidden />} {...common}>
        {label}
      </Button>
      <ActionIcon hiddenFrom="sm" size={44} variant="filled" aria-label={label} {...common}>
        <Plus size={22} aria-hidden />
      </ActionIcon>
    </>
  )
}
