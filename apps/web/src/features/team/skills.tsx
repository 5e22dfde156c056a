import { Button, Card, Checkbox, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { useFormat } from '../../i18n/format.ts'
import { useWhole } from '../../lookups/whole.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { amountOf, orNull, type Typed } from '../../ui/numbers.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { tellFailure } from '../../ui/tell.tsx'

type Skill = Row<'skills_list'>
type Service = Row<'services_list'>

/** Which services somebody does, and where they take another time or price. */
export function Skills({ staff }: { staff: string }) {
  const { t } = useTranslation('team')
  const may = useMay()
  const refresh = useRefresh()
  const services = useWhole('/api/services/', { ordering: 'position,name', is_active: 'true' })
  const skills = useWhole('/api/skills/', { staff_id: staff })
  const [edited, setEdited] = useState<{ service: Service; skill: Skill } | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const known = new Map(skills.data?.results.map((skill) => [skill.service_id, skill]))
  const canWrite = may('team.write')
  const toggle = async (service: Service) => {
    const skill = known.get(service.id)
    setBusy(service.id)
    try {
      if (skill === undefined) await api.POST('/api/skills/', { body: { staff_id: staff, service_id: service.id } })
      else await api.DELETE('/api/skills/{id}/', { params: { path: { id: skill.id } } })
    } catch (error) {
      tellFailure(error)
    }
    await refresh('/api/skills/')
    setBusy(null)
  }
  const addAll = async () => {
    const missing = services.data?.results.filter(({ id }) => !known.has(id)) ?? []
    await api
      .POST('/api/skills/bulk/', { body: missing.map(({ id }) => ({ staff_id: staff, service_id: id })) })
      .catch(tellFailure)
    await refresh('/api/skills/')
  }
  const lacksSome = services.data?.results.some(({ id }) => !known.has(id)) ?? false
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('skills.title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('skills.title')}
        </Title>
        {canWrite && lacksSome ? (
          <Button variant="light" onClick={() => void addAll()}>
            {t('skills.all')}
          </Button>
        ) : null}
      </Group>
      <Answer query={services} isEmpty={({ results }) => results.length === 0} empty={t('skills.empty')}>
        {({ results }) => (
          <Stack gap={0}>
            {results.map((service) => {
              const skill = known.get(service.id)
              return (
                <Group key={service.id} justify="space-between" wrap="nowrap" mih={44}>
                  <Checkbox
                    label={<bdi>{service.name}</bdi>}
                    checked={skill !== undefined}
                    disabled={!canWrite || busy === service.id || skills.data === undefined}
                    onChange={() => void toggle(service)}
                  />
                  {skill === undefined ? null : (
                    <OwnTerms
                      service={service}
                      skill={skill}
                      onEdit={canWrite ? () => setEdited({ service, skill }) : undefined}
                    />
                  )}
                </Group>
              )
            })}
          </Stack>
        )}
      </Answer>
      {edited === null ? null : <SkillEditor {...edited} onClose={() => setEdited(null)} />}
    </Card>
  )
}

function OwnTerms({ service, skill, onEdit }: { service: Service; skill: Skill; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('team')
  const format = useFormat()
  const isOwn = skill.duration_minutes !== null || skill.price !== null
  const terms = `${format.duration(skill.duration_minutes ?? service.duration_minutes)} · ${format.money(skill.price ?? service.price, service.currency)}`
  if (onEdit === undefined) return <Text size="sm">{terms}</Text>
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      mih={32}
      fw={isOwn ? 650 : 400}
      c={isOwn ? undefined : 'dimmed'}
      onClick={onEdit}
      aria-label={t('skills.terms', { service: service.name, terms })}
      style={{ flexShrink: 0 }}
    >
      {terms}
    </Button>
  )
}

function SkillEditor({ service, skill, onClose }: { service: Service; skill: Skill; onClose: () => void }) {
  const { t } = useTranslation('team')
  const refresh = useRefresh()
  const may = useMay()
  const submitted = useSubmit(
    {
      initialValues: {
        duration_minutes: (skill.duration_minutes ?? '') as Typed,
        price: (skill.price === null ? '' : Number(skill.price)) as Typed,
      },
    },
    async ({ duration_minutes, price }) => {
      const body = {
        duration_minutes: orNull(duration_minutes),
        ...(may('prices.write') ? { price: price === '' ? null : amountOf(price) } : {}),
      }
      await api.PATCH('/api/skills/{id}/', { params: { path: { id: skill.id } }, body })
      await refresh('/api/skills/')
      onClose()
    },
  )
  const { form } = submitted
  return (
    <Editor title={service.name} submitted={submitted} onClose={onClose}>
      <Text size="sm">{t('skills.own')}</Text>
      <NumberInput
        label={t('skills.duration')}
        suffix={t('minutesSuffix')}
        min={1}
        max={1440}
        step={5}
        data-autofocus
        placeholder={String(service.duration_minutes)}
        {...form.getInputProps('duration_minutes')}
      />
      <NumberInput
        label={t('skills.price')}
        suffix={` ${service.currency}`}
        min={0}
        decimalScale={2}
        disabled={!may('prices.write')}
        placeholder={service.price}
        {...form.getInputProps('price')}
      />
    </Editor>
  )
}
