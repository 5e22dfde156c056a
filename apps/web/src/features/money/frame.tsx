import { Box, Tabs } from '@mantine/core'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'

const places = {
  '/dashboard/money': 'till',
  '/dashboard/money/transactions': 'transactions',
  '/dashboard/money/online': 'online',
  '/dashboard/money/receipts': 'receipts',
  '/dashboard/money/closing': 'closing',
  '/dashboard/money/passes': 'passes',
  '/dashboard/money/coupons': 'coupons',
} as const
type Place = keyof typeof places

/** The screens of money, side by side: each has an address of its own. */
export function MoneyFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('money')
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const list = useRef<HTMLDivElement>(null)
  const here = pathname.replace(/\/$/, '') as Place
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another tab to be seen
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here])
  return (
    <Page title={t(`places.${places[here] ?? 'till'}`)} actions={actions}>
      <Tabs value={here} onChange={(to) => void navigate({ to: to as Place })} activateTabWithKeyboard={false}>
        {/* Seven names are wider than a phone: they scroll by themselves, the page does not. */}
        <Box ref={list} style={{ overflowX: 'auto' }}>
          <Tabs.List style={{ flexWrap: 'nowrap', width: 'max-content', minWidth: '100%' }} aria-label={t('title')}>
            {(Object.keys(places) as Place[]).map((to) => (
              <Tabs.Tab key={to} value={to}>
                {t(`places.${places[to]}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Box>
        <Tabs.Panel value={here} pt="lg">
          {children}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
