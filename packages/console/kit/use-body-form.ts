import { type FormErrors, type UseFormReturnType, useForm } from '@mantine/form'
import { useEffect } from 'react'
import type { FieldErrors } from '../api/trouble.ts'

/**
 * A form whose values have the shape of the body that is sent, so that what the API says about a field (`names.0.given`)
 * is shown at that field. The rules of a field, and the words for each broken one, exist once: in the API.
 */
export function useBodyForm<Values extends Record<string, unknown>>(
  initialValues: Values,
  fieldErrors: FieldErrors,
): UseFormReturnType<Values> {
  const form = useForm<Values>({ initialValues })
  const { setErrors } = form
  const said = JSON.stringify(fieldErrors)
  useEffect(() => {
    const errors: FieldErrors = JSON.parse(said)
    if (Object.keys(errors).length > 0) setErrors(errors)
  }, [said, setErrors])
  return form
}

/** What is wrong with a field, or with an entry of the list in it: the first that was said. */
export function errorIn(errors: FormErrors, field: string): FormErrors[string] {
  const place = Object.keys(errors).find((path) => path === field || path.startsWith(`${field}.`))
  return place === undefined ? undefined : errors[place]
}

/** What was filled in, without what was left empty. */
export function filled<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(filled).filter((one) => !isEmpty(one)) as Value // the same list, shorter
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value)
    .map(([name, one]) => [name, filled(one)] as const)
    .filter(([, one]) => !isEmpty(one))
  return Object.fromEntries(kept) as Value // the same object without its empty fields
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object') return false
  return Object.keys(value).length === 0
}
