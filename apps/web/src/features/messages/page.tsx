import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { type Tab, tabs } from './kinds.ts'
import { Log } from './log.tsx'
import { Replies } from './replies.tsx'
import { Rules } from './rules.tsx'
import { Templates } from './templates/templates.tsx'

/** What customers are told, when, in which words, and what became of it. */
export function MessagesPage() {
  const { t } = useTranslation('messages')
  const { tab = 'log' } = useSearch({ from: '/dashboard/messages' })
  const navigate = useNavigate()
  return (
    <Page title={t('title')}>
      <Tabs
        value={tab}
        onChange={(chosen) => void navigate({ to: '/dashboard/messages', search: { tab: chosen as Tab } })}
        keepMounted={false}
      >
        <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one} mih={44}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="log">
          <Log />
        </Tabs.Panel>
        <Tabs.Panel value="replies">
          <Replies />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <Rules />
        </Tabs.Panel>
        <Tabs.Panel value="templates">
          <Templates />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
