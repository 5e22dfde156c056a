import { Box, Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { SlidersHorizontal, X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './filters.module.css'

export interface FiltersProps {
  /** How many narrow the list now. */
  active: number
  onClear: () => void
  /** Stays in sight on a phone, too: what one looks for first. */
  first?: ReactNode
  children: ReactNode
}

/** What narrows a list. On a phone it waits behind a button that says how much of it is set. */
export function Filters({ active, onClear, first, children }: FiltersProps) {
  const { t } = useTranslation('ui')
  const [isOpen, { toggle }] = useDisclosure()
  const id = useId()
  return (
    <search>
      <Group gap="sm" align="end">
        {first}
        <Button
          hiddenFrom="sm"
          variant="default"
          leftSection={<SlidersHorizontal size={16} aria-hidden />}
          onClick={toggle}
          aria-expanded={isOpen}
          aria-controls={id}
        >
          {active === 0 ? t('filters') : t('filtersSet', { count: active })}
        </Button>
        <Box id={id} className={classes.fields} data-open={isOpen}>
          {children}
        </Box>
        {active === 0 ? null : (
          <Button variant="subtle" leftSection={<X size={16} aria-hidden />} onClick={onClear}>
            {t('clear')}
          </Button>
        )}
      </Group>
    </search>
  )
}
