import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type AnchorProps = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> }

function AnchorButton(props: AnchorProps) {
  return <Button component="a" {...props} />
}

/** A way to another screen that looks like a button; its address is checked as `Link`'s is. */
export const LinkButton = createLink(AnchorButton)
