import { Anchor, Stack } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useMay, useMe } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { Feed } from './feed.tsx'
import { Hours } from './hours/hours.tsx'
import { Overrides } from './overrides.tsx'
import { Profile } from './profile.tsx'
import { Skills } from './skills.tsx'
import { TimeOff } from './time-off.tsx'

/** One person: when they work, what they do, when they are away. */
export function PersonPage() {
  const { t } = useTranslation('team')
  const { person: id } = useParams({ from: '/dashboard/team/$person' })
  const { staff } = useMe()
  const may = useMay()
  const person = queries.useQuery('get', '/api/staff/{id}/', { params: { path: { id } } })
  return (
    <Page title={person.data?.name ?? t('person')}>
      <Anchor component={Link} to="/dashboard/team" size="sm">
        {t('everybody')}
      </Anchor>
      <Answer query={person}>
        {(found) => (
          <Stack gap="lg" key={found.id}>
            <Hours staff={found.id} />
            <Skills staff={found.id} />
            <TimeOff staff={found.id} />
            <Overrides staff={found.id} />
            <Profile person={found} />
            {may('feeds.write') || staff?.id === found.id ? <Feed staff={found.id} /> : null}
          </Stack>
        )}
      </Answer>
    </Page>
  )
}
