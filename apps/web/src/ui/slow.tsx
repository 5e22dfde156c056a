import { Button, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** After this long whoever waits wonders whether anything happens. */
const patience = 8000

/** Says that it takes long, once it does, and offers to begin anew. */
export function Slow({ onAgain = () => location.reload() }: { onAgain?: () => void }) {
  const { t } = useTranslation('ui')
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (!isSlow) return null
  return (
    <Group gap="sm" role="status">
      <Text size="sm">{t('slow')}</Text>
      <Button variant="default" onClick={onAgain}>
        {t('reload')}
      </Button>
    </Group>
  )
}
