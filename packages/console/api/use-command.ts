import type { Answer, Client } from '@passerelle/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useApi } from './api-context.tsx'
import { type FieldErrors, fieldErrorsOf, type Trouble, troubleOf } from './trouble.ts'

export type CommandRun<Said, Result> = {
  readonly send: (said: Said) => void
  readonly isPending: boolean
  readonly trouble: Trouble | undefined
  readonly fieldErrors: FieldErrors
  readonly result: Result | undefined
  readonly reset: () => void
}

/**
 * Changes something through the API. All tries of one intention carry the same idempotency key, so that a lost line never
 * does a thing twice; what is said differently is another intention. Afterwards everything that is shown is read anew.
 */
export function useCommand<Said, Body>(
  command: (api: Client, said: Said, idempotencyKey: string) => Promise<Answer<Body>>,
  onDone?: (body: Body) => void,
): CommandRun<Said, Body> {
  const api = useApi()
  const queries = useQueryClient()
  const intention = useRef({ said: '', key: '' })
  const { mutate, isPending, error, data, reset } = useMutation({
    mutationFn: (said: Said) => {
      const text = JSON.stringify(said) ?? ''
      if (intention.current.said !== text || intention.current.key === '') {
        intention.current = { said: text, key: crypto.randomUUID() }
      }
      return command(api, said, intention.current.key)
    },
    onSuccess: ({ body }) => {
      intention.current = { said: '', key: '' }
      onDone?.(body)
      void queries.invalidateQueries()
    },
  })
  return {
    send: (said) => mutate(said),
    isPending,
    trouble: error === null ? undefined : troubleOf(error),
    fieldErrors: error === null ? {} : fieldErrorsOf(error),
    result: data?.body,
    reset,
  }
}
