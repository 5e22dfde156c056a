import { Center, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Something is on its way. Takes the room of a screen, so that what comes does not push anything. */
export function Loading() {
  const { t } = useTranslation('ui')
  return (
    <Center mih="40vh" role="status" aria-label={t('loading')}>
      <Loader type="dots" />
    </Center>
  )
}
