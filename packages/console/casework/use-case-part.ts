import type { Answer, Client } from '@passerelle/client'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { occupationText } from './occupation-field.tsx'
import type { Participant } from './queries.ts'

type Writing<Part, Entry> = {
  /** What the form begins with: what stands there, or what is usual. Occupations are shown by their names. */
  readonly entryOf: (before: Part | undefined, textOf: (code: string) => string) => Entry
  /** Writes the part down, or writes the one anew that stands there. */
  readonly send: (api: Client, said: Said<Part, Entry>, idempotencyKey: string) => Promise<Answer<unknown>>
}

type Said<Part, Entry> = { readonly entry: Entry; readonly before: Part | undefined }

/**
 * A part of a case that is written down, or put right. It is written upon what stood there when the form was opened, so
 * that nobody overwrites unseen what somebody else wrote meanwhile; upon what stands there now, once one was told of that.
 * Afterwards the case is shown.
 */
export function useCasePart<Part, Entry extends Record<string, unknown>>(
  { id }: Pick<Participant, 'id'>,
  part: Part | undefined,
  { entryOf, send }: Writing<Part, Entry>,
) {
  const words = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [before] = useState(part)
  const command = useCommand<Said<Part, Entry>, unknown>(
    send,
    () => void navigate({ to: '/cases/$participantId', params: { participantId: id } }),
  )
  const form = useBodyForm<Entry>(
    entryOf(before, (code) => occupationText(words, code)),
    command.fieldErrors,
  )
  const { trouble, isPending } = command
  const isStale = trouble?.kind === 'stale'
  useEffect(() => {
    if (isStale) void queries.invalidateQueries()
  }, [isStale, queries])
  const save = (entry: Entry) => command.send({ entry, before: isStale ? part : before })
  return { form, before, save, trouble, isPending }
}
