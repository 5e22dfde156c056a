import { Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useBusinessName } from '../shell/business-name.ts'

export interface PageProps {
  title: string
  /** What somebody called something: it stays as it is in every language. */
  isName?: boolean
  /** Buttons, at the end of the title's line. */
  actions?: ReactNode
  children: ReactNode
}

/** One screen: its title is the window's too, so that tabs and screen readers tell screens apart. */
export function Page({ title, isName = false, actions, children }: PageProps) {
  const business = useBusinessName()
  useEffect(() => {
    document.title = business === '' ? title : `${title} · ${business}`
  }, [title, business])
  return (
    <Stack gap="lg" maw={1400} mx="auto">
      <Group justify="space-between" gap="sm">
        <Title order={1} size="h2">
          {isName ? <bdi>{title}</bdi> : title}
        </Title>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
