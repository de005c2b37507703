import type { ResourceOf } from '@passerelle/client'
import { useRead } from '../../api/use-read.ts'

export type Chain = ResourceOf<'readJournalChain'>
export type Fault = ResourceOf<'readJournalCheck'>['faults'][number]

/** While somebody looks, more is sealed. */
const lookAgainMs = 60_000

export const useChain = () => useRead('readJournalChain', [], { refetchInterval: lookAgainMs })

/** The check of a day, once one is asked for. */
export const useCheck = (day: string) =>
  useRead('readJournalCheck', [{ query: { day } }], { enabled: day !== '' })
