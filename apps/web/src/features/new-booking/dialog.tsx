import { Drawer, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Open } from '../../shell/open.ts'
import { BookForm } from './book-form.tsx'
import { WalkInForm } from './walk-in-form.tsx'
import { useWish } from './wish.ts'

export interface NewBookingProps {
  begin: Open
  onClose: () => void
  onBooked: (id: string) => void
}

/** A new booking, from wherever one is: who, what, with whom, when. What was chosen stays, whatever is refused. */
export function NewBooking({ begin, onClose, onBooked }: NewBookingProps) {
  const { t } = useTranslation('new-booking')
  const { t: ui } = useTranslation('ui')
  const [kind, setKind] = useState(begin.new ?? 'booking')
  const wish = useWish(begin)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('title')}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } }}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack>
        <SegmentedControl
          aria-label={t('kind')}
          value={kind}
          onChange={(value) => setKind(value as typeof kind)}
          data={[
            { value: 'booking', label: t('appointment') },
            { value: 'walk-in', label: t('walkIn') },
          ]}
        />
        {kind === 'booking' ? (
          <BookForm wish={wish} onBooked={onBooked} />
        ) : (
          <WalkInForm wish={wish} onBooked={onBooked} />
        )}
      </Stack>
    </Drawer>
  )
}
