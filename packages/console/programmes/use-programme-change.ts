import type { CallOptions } from '@passerelle/client'
import { useChange } from '../kit/use-change.ts'
import type { Programme } from './queries.ts'

/** Changes a part of a programme upon what was seen when the form was opened. */
export function useProgrammeChange<Entry extends Record<string, unknown>>(
  programme: Programme,
  {
    entryOf,
    bodyOf,
    onDone,
  }: {
    readonly entryOf: (programme: Programme) => Entry
    readonly bodyOf: (entry: Entry, first: Entry, before: Programme) => CallOptions<'editProgramme'>['body']
    readonly onDone: () => void
  },
) {
  return useChange<Programme, Entry>(programme, {
    entryOf,
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editProgramme({
        params: { programmeId: programme.id },
        ifMatch: before.version,
        body: bodyOf(entry, first, before),
        idempotencyKey,
      }),
    onDone,
  })
}
