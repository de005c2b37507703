import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { journalRanges } from '../engine/keys/journal.ts'
import type { Item } from '../engine/row.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The journal's line about an action. */
export type JournalLine = {
  readonly at: string
  readonly member: string
  readonly action: string
  readonly aggregate: string
  readonly version: number
  readonly fields: string[]
  readonly purpose: string
}

/**
 * The history of one case, the latest first; it outlives the case. One query.
 * @throws {Refused} `not_found` where nothing ever happened: there was no such case
 */
export async function readCaseJournal(
  table: TenantTable,
  participant: ParticipantId,
  options: PageRequest,
): Promise<PageOf<JournalLine>> {
  const range = journalRanges.of(table.tenant, participant)
  const list = { name: `journal ${participant}`, ...range, index: 'gsi1', newestFirst: true } as const
  const { items, ...rest } = await readPage(table, list, options)
  if (items.length === 0 && options.cursor === undefined) refuse({ code: 'not_found' })
  return { items: items.map(toLine), ...rest }
}

/** A row of the journal, as `journalRow` wrote it. */
function toLine(item: Item): JournalLine {
  const text = (name: string) => String(item[name])
  const fields = Array.isArray(item['fields']) ? item['fields'].map(String) : []
  return {
    at: text('at'),
    member: text('member'),
    action: text('action'),
    aggregate: text('aggregate'),
    version: Number(item['aggregateVersion']),
    fields,
    purpose: text('purpose'),
  }
}
