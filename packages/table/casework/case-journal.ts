import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { journalRanges } from '../engine/keys/journal.ts'
import type { Item } from '../engine/row.ts'
import { type JournalLine, journalLine } from '../session/journal.ts'
import { type List, type PageOf, type PageRequest, readPage } from '../session/page.ts'
import { isRefusedAccess } from '../session/refused-access.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** A line of the journal about one case. */
export type CaseLine = Omit<JournalLine, 'aggregateId'>

/**
 * The history of one case, the latest first; it outlives the case. One query.
 * @throws {Refused} `not_found` where nothing ever happened: there was no such case
 */
export async function readCaseJournal(
  table: TenantTable,
  participant: ParticipantId,
  options: PageRequest,
): Promise<PageOf<CaseLine>> {
  const range = journalRanges.of(table.tenant, participant)
  const list = { name: `journal ${participant}`, ...range, index: 'gsi1', newestFirst: true } as const
  const { items, ...rest } = await readPage(table, list, options)
  if (options.cursor === undefined && !(await hasHappened(table, list, items))) refuse({ code: 'not_found' })
  return { items: items.map(toLine), ...rest }
}

/** Whether anything happened to a case. Tries to reach what is not there, or is another's, are no history of it. */
async function hasHappened(table: TenantTable, list: List, first: readonly Item[]): Promise<boolean> {
  const isChange = (item: Item) => !isRefusedAccess(journalLine(item))
  if (first.length === 0 || first.some(isChange)) return first.length > 0
  const { items } = await readPage(table, { ...list, keep: isChange }, { limit: 1 })
  return items.length > 0
}

function toLine(item: Item): CaseLine {
  const { aggregateId: _, ...line } = journalLine(item)
  return line
}
