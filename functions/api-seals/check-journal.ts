import type { JournalCheck } from '@passerelle/contract/seals'
import type { CalendarDate } from '@passerelle/domain/kernel'
import type { SealsContext } from './context.ts'

/** Checks one day, and names all that is wrong. */
export async function readJournalCheck({ seals }: SealsContext, day: CalendarDate): Promise<JournalCheck> {
  const { faults, ...found } = await seals.check(day)
  return { day, ...found, faults: [...faults] }
}
