import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldErrors } from '../api/problem.ts'

export interface SubmittedForm<Values extends object> {
  form: UseFormReturnType<Values>
  isBusy: boolean
  /** What was refused and belongs to no field; `<Failure>` shows it. */
  error: unknown
  /** For `<form onSubmit>`. */
  onSubmit: (event?: React.FormEvent<HTMLFormElement>) => void
}

/**
 * A form whose fields are named as in the API, so that what the server refuses stands beside the field it names. What
 * was typed stays, whatever happens.
 */
export function useSubmit<Values extends object>(
  input: UseFormInput<Values>,
  send: (values: Values) => Promise<unknown>,
): SubmittedForm<Values> {
  const form = useForm<Values>({ mode: 'controlled', ...input } as UseFormInput<Values>)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const onSubmit = form.onSubmit(async (values) => {
    setBusy(true)
    setError(null)
    try {
      await send(values)
    } catch (refused) {
      const named = fieldErrors(refused)
      const own = Object.fromEntries(Object.entries(named).filter(([field]) => field.replace(/\..*/, '') in values))
      form.setErrors(own)
      if (Object.keys(own).length === 0 || Object.keys(own).length < Object.keys(named).length) setError(refused)
    } finally {
      setBusy(false)
    }
  })
  return { form: form as UseFormReturnType<Values>, isBusy, error, onSubmit }
}
