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
 * What follows a change: everything that is shown is read anew behind what is told (`reread`), or before it is told, so
 * that a next change is made upon what stands there now (`reread_first`). Where one goes elsewhere, because what was
 * shown is no more, it is read when it is shown again (`elsewhere`). What only reads leaves everything as it is shown
 * (`unchanged`).
 */
export type Afterwards = 'reread' | 'reread_first' | 'elsewhere' | 'unchanged'

/**
 * Changes something through the API. All tries of one intention carry the same idempotency key, so that a lost line never
 * does a thing twice; what is said differently is another intention.
 */
export function useCommand<Said, Body>(
  command: (api: Client, said: Said, idempotencyKey: string) => Promise<Answer<Body>>,
  onDone?: (body: Body) => void,
  afterwards: Afterwards = 'reread',
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
    onSuccess: async ({ body }) => {
      intention.current = { said: '', key: '' }
      if (afterwards === 'reread_first') await queries.invalidateQueries()
      onDone?.(body)
      if (afterwards === 'reread') void queries.invalidateQueries()
      if (afterwards === 'elsewhere') void queries.invalidateQueries({ refetchType: 'none' })
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
