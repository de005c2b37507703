import type { ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { useRead } from '../../api/use-read.ts'

export type Chain = ResourceOf<'readJournalChain'>
export type Fault = ResourceOf<'readJournalCheck'>['faults'][number]

/** What can be wrong, each with its words. */
export const faults = [
  'signature_wrong',
  'seal_missing',
  'seal_altered',
  'line_altered',
  'line_missing',
  'line_unsealed',
] as const satisfies readonly CodesOf<'sealFault'>[]

/** While somebody looks, more is sealed. */
const lookAgainMs = 60_000

export const useChain = () => useRead('readJournalChain', [], { refetchInterval: lookAgainMs })

/** The check of a day, once one is asked for. */
export const useCheck = (day: string) =>
  useRead('readJournalCheck', [{ query: { day } }], { enabled: day !== '' })
