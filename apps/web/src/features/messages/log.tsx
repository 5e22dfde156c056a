import { Badge, Button, Drawer, Select, Stack, Text, Timeline } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'
import { type Status, statuses } from './kinds.ts'

type Notification = Row<'notifications_list'>
const size = 20

/** Every message there was, and whether it arrived. */
export function Log() {
  const { t } = useTranslation('messages')
  const format = useFormat()
  const navigate = useNavigate()
  const { status, page = 1 } = useSearch({ from: '/dashboard/messages' })
  const [opened, setOpened] = useState<Notification | null>(null)
  const messages = queries.useQuery('get', '/api/notifications/', {
    params: {
      query: { page, page_size: size, ordering: '-scheduled_for', ...(status === undefined ? {} : { status }) },
    },
  })
  const show = (search: { status?: Status; page?: number }) =>
    void navigate({ to: '/dashboard/messages', search: { tab: 'log', ...search } })
  return (
    <Stack>
      <Select
        maw={260}
        label={t('status')}
        clearable
        placeholder={t('allStatuses')}
        value={status ?? null}
        data={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChange={(chosen) => show(chosen === null ? {} : { status: chosen as Status })}
      />
      <Answer query={messages} isEmpty={({ results }) => results.length === 0} empty={t('noMessages')}>
        {({ results, count }) => (
          <DataTable
            caption={t('tabs.log')}
            rows={results}
            keyOf={({ id }) => id}
            columns={[
              {
                title: t('message'),
                cell: (row) => (
                  <Button
                    variant="transparent"
                    p={0}
                    h="auto"
                    mih={24}
                    styles={{ label: { whiteSpace: 'normal', textAlign: 'start' }, inner: { justifyContent: 'start' } }}
                    onClick={() => setOpened(row)}
                  >
                    {t(`kinds.${row.kind}`)}
                  </Button>
                ),
              },
              { title: t('recipient'), cell: ({ recipient }) => <bdi dir="ltr">{recipient}</bdi>, isWide: true },
              { title: t('when'), cell: ({ scheduled_for }) => format.dayTime(scheduled_for) },
              {
                title: t('channel'),
                cell: ({ channel }) => (channel === null ? '—' : t(`channels.${channel}`)),
                isWide: true,
              },
              { title: t('status'), cell: ({ status: state }) => <State status={state} /> },
            ]}
            page={{ number: page, size, count, onChange: (to) => show({ ...(status ? { status } : {}), page: to }) }}
          />
        )}
      </Answer>
      {opened === null ? null : <Opened message={opened} onClose={() => setOpened(null)} />}
    </Stack>
  )
}

function State({ status }: { status: Status }) {
  const { t } = useTranslation('messages')
  if (status === 'failed') {
    return (
      <Badge variant="outline" color="red" c="var(--danger-text)" tt="none" miw="max-content">
        {t('statuses.failed')}
      </Badge>
    )
  }
  return (
    <Badge variant="default" tt="none" miw="max-content">
      {t(`statuses.${status}`)}
    </Badge>
  )
}

function Opened({ message, onClose }: { message: Notification; onClose: () => void }) {
  const { t } = useTranslation('messages')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const may = useMay()
  const refresh = useRefresh()
  const params = { path: { id: message.id } }
  const attempts = queries.useQuery('get', '/api/notifications/{id}/attempts/', { params })
  const retry = async () => {
    try {
      await api.POST('/api/notifications/{id}/retry/', { params })
      await refresh('/api/notifications/')
      tell(t('retried'))
      onClose()
    } catch (error) {
      tellFailure(error)
    }
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t(`kinds.${message.kind}`)}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          <bdi dir="ltr">{message.recipient}</bdi> · {format.dayTime(message.scheduled_for)}
        </Text>
        {message.failure === '' ? null : (
          <Text size="sm" c="var(--danger-text)" dir="auto">
            {message.failure}
          </Text>
        )}
        {message.subject === '' ? null : (
          <Text fw={600} dir="auto">
            {message.subject}
          </Text>
        )}
        <Text dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {message.body}
        </Text>
        <Text fw={600}>{t('attempts')}</Text>
        <Answer query={attempts} isEmpty={({ results }) => results.length === 0} empty={t('noAttempts')} lines={2}>
          {({ results }) => (
            <Timeline bulletSize={14} lineWidth={2} active={results.length}>
              {results.map((attempt) => (
                <Timeline.Item
                  key={attempt.id}
                  title={`${t(`channels.${attempt.channel}`)} · ${t(`attemptStates.${attempt.status}`)}`}
                >
                  <Text size="sm" c="dimmed">
                    {attempt.finished_at === null ? null : format.dayTime(attempt.finished_at)}
                    {attempt.error === '' ? null : (
                      <>
                        {' · '}
                        <bdi>{attempt.error}</bdi>
                      </>
                    )}
                  </Text>
                </Timeline.Item>
              ))}
            </Timeline>
          )}
        </Answer>
        {message.status === 'failed' && may('messages.write') ? (
          <Button onClick={() => void retry()}>{t('retry')}</Button>
        ) : null}
      </Stack>
    </Drawer>
  )
}
