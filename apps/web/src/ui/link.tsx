import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type Own<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>

/** A link to another screen, its address checked by the router's types. */
export const LinkTo = createLink((props: Own<AnchorProps>) => <Anchor {...props} />)

/** The same, looking like a button. */
export const ButtonTo = createLink((props: Own<ButtonProps>) => <Button component="a" {...props} />)
