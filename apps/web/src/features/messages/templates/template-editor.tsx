import { Alert, Button, Code, Group, List, Switch, Text, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { useMay } from '../../../shell/business.ts'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell } from '../../../ui/tell.tsx'
import { type Default, type Template, unknownPlaceholders } from '../kinds.ts'
import { TemplatePreview } from './template-preview.tsx'

export interface TemplateEditorProps {
  original: Default
  /** The business's own words, where it has some. */
  template: Template | null
  /** What each placeholder stands for. */
  meanings: Record<string, string>
  onClose: () => void
}

export function TemplateEditor({ original, template, meanings, onClose }: TemplateEditorProps) {
  const { t } = useTranslation('messages')
  const may = useMay()
  const refresh = useRefresh()
  const { kind, channel, language } = original
  const canWrite = may('messages.write')
  const done = async () => {
    await refresh('/api/templates/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        subject: template?.subject ?? original.subject,
        body: template?.body ?? original.body,
        is_active: template?.is_active ?? true,
      },
    },
    async (body) => {
      if (template === null) await api.POST('/api/templates/', { body: { ...body, kind, channel, language } })
      else await api.PATCH('/api/templates/{id}/', { params: { path: { id: template.id } }, body })
      tell(t('templates.saved'))
      await done()
    },
  )
  const { form } = submitted
  const unknown = unknownPlaceholders(`${form.values.subject} ${form.values.body}`, original.placeholders)
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  return (
    <Editor
      title={t(`kinds.${kind}`)}
      submitted={submitted}
      onClose={onClose}
      removal={
        template === null || !canWrite
          ? undefined
          : {
              title: t('templates.remove'),
              text: t('templates.removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/templates/{id}/', { params: { path: { id: template.id } } })
                await done()
              },
            }
      }
    >
      {channel === 'email' ? (
        <TextInput label={t('templates.subject')} dir={direction} lang={language} {...form.getInputProps('subject')} />
      ) : null}
      <Textarea
        label={t('templates.body')}
        autosize
        minRows={5}
        dir={direction}
        lang={language}
        {...form.getInputProps('body')}
      />
      {unknown.length === 0 ? null : (
        <Alert color="orange" role="status">
          {t('templates.unknown', { names: unknown.map((name) => `{{${name}}}`).join(', ') })}
        </Alert>
      )}
      <details>
        <summary style={{ cursor: 'pointer', paddingBlock: 6 }}>{t('templates.placeholders')}</summary>
        <List size="sm" spacing={4} listStyleType="none">
          {original.placeholders.map((name) => (
            <List.Item key={name}>
              <Code dir="ltr">{`{{${name}}}`}</Code> <bdi>{meanings[name]}</bdi>
            </List.Item>
          ))}
        </List>
      </details>
      <Group justify="space-between">
        <Switch label={t('templates.use')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
        <Button
          variant="default"
          size="compact-md"
          onClick={() => form.setValues({ subject: original.subject, body: original.body })}
        >
          {t('templates.original')}
        </Button>
      </Group>
      <TemplatePreview wanted={{ kind, channel, language, subject: form.values.subject, body: form.values.body }} />
      {canWrite ? null : <Text size="sm">{t('templates.readOnly')}</Text>}
    </Editor>
  )
}
