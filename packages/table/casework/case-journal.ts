import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { journalRanges } from '../engine/keys/journal.ts'
import type { Item } from '../engine/row.ts'
import { type JournalLine, journalLine } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
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
  if (items.length === 0 && options.cursor === undefined) refuse({ code: 'not_found' })
  return { items: items.map(toLine), ...rest }
}

function toLine(item: Item): CaseLine {
  const { aggregateId: _, ...line } = journalLine(item)
  return line
}
