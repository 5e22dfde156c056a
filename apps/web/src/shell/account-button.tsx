import { ActionIcon, Avatar } from '@mantine/core'
import { UserRound } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from './business.ts'

type Handlers = Pick<ComponentPropsWithRef<'button'>, 'ref' | 'onClick' | 'onPointerEnter' | 'onFocus'>

/** Whoever is here, as a button: what it opens comes when it is wanted. */
export function AccountButton(given: Handlers) {
  const { t } = useTranslation('shell')
  const { user } = useMe()
  return (
    <ActionIcon
      variant="subtle"
      size={44}
      radius="xl"
      aria-label={t('account')}
      aria-haspopup="menu"
      aria-expanded={false}
      {...given}
    >
      <Avatar name={user?.name ?? ''} color="initials" size={34} alt="">
        <UserRound size={20} aria-hidden />
      </Avatar>
    </ActionIcon>
  )
}
