import { Box, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import type { Body } from '../../../api/shapes.ts'

/** The message as somebody will have it, with a made-up booking; a mail in a frame that runs nothing. */
export function TemplatePreview({ wanted }: { wanted: Body<'templates_preview'> }) {
  const { t } = useTranslation('messages')
  const [body] = useDebouncedValue(wanted, 500)
  const preview = useQuery({
    queryKey: ['post', '/api/templates/preview/', body],
    queryFn: async () => (await api.POST('/api/templates/preview/', { body })).data,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const { data, error } = preview
  return (
    <Box component="section" aria-label={t('templates.preview')}>
      <Text fw={600} size="sm" mb={4}>
        {t('templates.preview')}
      </Text>
      {error === null ? null : (
        <Text size="sm" c="var(--danger-text)" role="alert">
          {error.message}
        </Text>
      )}
      {data == null ? null : data.html === '' ? (
        <Text
          dir="auto"
          p="sm"
          style={{
            whiteSpace: 'pre-wrap',
            borderRadius: 12,
            background: 'light-dark(var(--mantine-color-gray-1), var(--mantine-color-dark-6))',
          }}
        >
          {data.text}
        </Text>
      ) : (
        <>
          <Text size="sm" dir="auto" mb={4}>
            {data.subject}
          </Text>
          <iframe
            title={t('templates.preview')}
            sandbox=""
            srcDoc={data.html}
            style={{
              inlineSize: '100%',
              blockSize: 380,
              border: '1px solid var(--mantine-color-default-border)',
              borderRadius: 8,
              background: '#fff',
            }}
          />
        </>
      )}
      {data?.sms == null ? null : (
        <Text size="sm" c="dimmed" mt={4}>
          {t('templates.sms', { count: data.sms.parts })}
        </Text>
      )}
    </Box>
  )
}
