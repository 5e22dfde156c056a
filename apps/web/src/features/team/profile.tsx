import { Button, Card, Group, NumberInput, SimpleGrid, Stack, Switch, TextInput, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import type { Reply } from '../../api/shapes.ts'
import { useMay } from '../../shell/business.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useSubmit } from '../../ui/form.ts'
import { orNull, type Typed } from '../../ui/numbers.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { tell } from '../../ui/tell.tsx'

/** Who somebody is, as customers read it, and how they are reached. */
export function Profile({ person }: { person: Reply<'staff_retrieve'> }) {
  const { t } = useTranslation('team')
  const { t: ui } = useTranslation('ui')
  const may = useMay()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const [isRemoving, setRemoving] = useState(false)
  const params = { path: { id: person.id } }
  const submitted = useSubmit(
    {
      initialValues: {
        name: person.name,
        title: person.title,
        email: person.email,
        phone: person.phone,
        max_per_day: (person.max_per_day ?? '') as Typed,
        is_active: person.is_active,
      },
    },
    async (values) => {
      await api.PATCH('/api/staff/{id}/', { params, body: { ...values, max_per_day: orNull(values.max_per_day) } })
      await refresh('/api/staff/')
      tell(ui('saved'))
    },
  )
  const remove = async () => {
    try {
      await api.DELETE('/api/staff/{id}/', { params })
      tell(ui('deleted'))
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 409)) throw error
      await api.PATCH('/api/staff/{id}/', { params, body: { is_active: false } })
      tell(t('keptOff', { name: person.name }))
    }
    await refresh('/api/staff/')
    await navigate({ to: '/dashboard/team' })
  }
  const { form } = submitted
  if (!may('team.write')) return null
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('profile')}>
      <Title order={2} size="h4" mb="sm">
        {t('profile')}
      </Title>
      <form onSubmit={submitted.onSubmit} noValidate>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('name')} required dir="auto" {...form.getInputProps('name')} />
            <TextInput label={t('jobTitle')} dir="auto" {...form.getInputProps('title')} />
            <TextInput label={t('email')} type="email" dir="ltr" {...form.getInputProps('email')} />
            <TextInput label={t('phone')} type="tel" dir="ltr" {...form.getInputProps('phone')} />
            <NumberInput
              label={t('maxPerDay')}
              placeholder={t('noLimit')}
              min={1}
              {...form.getInputProps('max_per_day')}
            />
          </SimpleGrid>
          <Switch label={t('bookable')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
          {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
          <Group justify="space-between">
            <Button variant="subtle" color="red" c="var(--danger-text)" onClick={() => setRemoving(true)}>
              {ui('delete')}
            </Button>
            <Button type="submit" loading={submitted.isBusy}>
              {ui('save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Confirm
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={t('remove', { name: person.name })}
        action={ui('delete')}
        isDangerous
        onConfirm={remove}
      >
        {t('removeText')}
      </Confirm>
    </Card>
  )
}
