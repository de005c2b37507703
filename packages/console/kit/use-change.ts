import type { Answer, Client } from '@passerelle/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useBodyForm } from './use-body-form.ts'

/** What was typed, what the form began with, and the thing as it stood when it was last looked at. */
type Said<Thing, Entry> = { readonly entry: Entry; readonly first: Entry; readonly before: Thing }

type Changing<Thing, Entry> = {
  readonly entryOf: (before: Thing) => Entry
  readonly send: (api: Client, said: Said<Thing, Entry>, idempotencyKey: string) => Promise<Answer<unknown>>
  readonly onDone: () => void
}

/**
 * Something that is changed upon what was seen when the form was opened, so that nobody overwrites unseen what somebody
 * else wrote meanwhile. Once one was told what that is, it is changed upon what stands there now.
 */
export function useChange<Thing, Entry extends Record<string, unknown>>(
  now: Thing,
  { entryOf, send, onDone }: Changing<Thing, Entry>,
) {
  const queries = useQueryClient()
  const [before, setBefore] = useState(now)
  const [first] = useState(() => entryOf(now))
  const command = useCommand<Said<Thing, Entry>, unknown>(send, onDone, 'reread_first')
  const form = useBodyForm<Entry>(first, command.fieldErrors)
  const { trouble, isPending } = command
  const isStale = trouble?.kind === 'stale'
  useEffect(() => {
    if (isStale) void queries.invalidateQueries()
  }, [isStale, queries])
  const save = (entry: Entry) => {
    const seen = isStale ? now : before
    setBefore(seen)
    command.send({ entry, first, before: seen })
  }
  return { form, before, now, save, trouble, isPending }
}
