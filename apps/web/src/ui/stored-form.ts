import { useEffect, useRef } from 'react'
import { type SubmittedForm, useSubmit } from './form.ts'

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * A form over what is stored. Only what was changed is sent, so that what others changed meanwhile stays; and what they
 * change appears, but never in the place of what is being typed.
 *
 * @param send - at least one field
 */
export function useStored<Values extends object>(
  stored: Values,
  send: (changes: Partial<Values>) => Promise<unknown>,
): SubmittedForm<Values> {
  const known = useRef(stored)
  const submitted = useSubmit<Values>({ initialValues: stored }, async (values) => {
    const changes = Object.entries(values).filter(([field, value]) => !isSame(value, at(known.current, field)))
    if (changes.length > 0) await send(Object.fromEntries(changes) as Partial<Values>)
    known.current = values
  })
  const { form } = submitted
  const version = JSON.stringify(stored)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stored is another object with each answer
  useEffect(() => {
    const typed = Object.entries(form.getValues()).filter(([field, value]) => !isSame(value, at(known.current, field)))
    known.current = stored
    form.setValues({ ...stored, ...Object.fromEntries(typed) })
  }, [version])
  return submitted
}

const at = (values: object, field: string) => (values as Record<string, unknown>)[field]
