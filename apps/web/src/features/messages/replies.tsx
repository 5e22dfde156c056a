import { Badge, Box, Card, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Answer } from '../../ui/answer.tsx'

/** What customers wrote back, and what was done about it. */
export function Replies() {
  const { t } = useTranslation('messages')
  const format = useFormat()
  const replies = queries.useQuery('get', '/api/replies/', { params: { query: { page_size: 50 } } })
  return (
    <Answer query={replies} isEmpty={({ results }) => results.length === 0} empty={t('noReplies')}>
      {({ results }) => (
        <Stack gap="xs">
          {results.map((reply) => (
            <Card key={reply.id} withBorder padding="md">
              <Group justify="space-between" align="start">
                <Box miw={0}>
                  <Text dir="auto">{reply.body}</Text>
                  <Text size="sm" c="dimmed">
                    <bdi dir="ltr">{reply.sender}</bdi> · {t(`channels.${reply.channel}`)} ·{' '}
                    {format.dayTime(reply.created_at)}
                  </Text>
                </Box>
                <Badge variant="default" tt="none">
                  {t(`outcomes.${reply.outcome}`)}
                </Badge>
              </Group>
            </Card>
          ))}
        </Stack>
      )}
    </Answer>
  )
}
