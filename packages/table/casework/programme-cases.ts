import { type CaseloadSummary, type Participant, type Stage, stages } from '@passerelle/domain/casework'
import type { ParticipantId, ProgrammeId } from '@passerelle/domain/kernel'
import { caseRanges } from '../engine/keys/casework.ts'
import type { Item } from '../engine/row.ts'
import { unnamed } from '../engine/write.ts'
import { alsoJournal } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readSummary } from './case-rows.ts'
import { changing } from './participants.ts'

/** The cases of a programme, for whoever sees all of them. */
export type ProgrammeCases = {
  /** How many stand in each stage. One query for about a thousand; no name is opened. */
  count(programme: ProgrammeId): Promise<Readonly<Partial<Record<Stage, number>>>>
  /** Those that are not closed, the newest first. One query, and one more call for keys. */
  open(programme: ProgrammeId, page: PageRequest): Promise<PageOf<CaseloadSummary>>
  /** The same without what is sealed. */
  openIds(programme: ProgrammeId, page: PageRequest): Promise<PageOf<ParticipantId>>
}

export function programmeCases(table: TenantTable): ProgrammeCases {
  const { store, tenant, keyring } = table
  const openPage = (programme: ProgrammeId, page: PageRequest) =>
    readPage(
      table,
      {
        name: `open cases ${programme}`,
        newestFirst: true,
        index: 'gsi1',
        ...caseRanges.byProgramme(tenant, programme),
        keep: ({ stage }) => stage !== 'closed',
      },
      page,
    )

  return {
    async count(programme) {
      const counted = new Map<string, number>()
      let after: Item | undefined
      do {
        const range = { ...caseRanges.byProgramme(tenant, programme), index: 'gsi1', limit: atOnce } as const
        const page = await store.query({ ...range, ...(after && { after }) })
        for (const { stage } of page.items) counted.set(String(stage), (counted.get(String(stage)) ?? 0) + 1)
        after = page.last
      } while (after !== undefined)
      return Object.fromEntries(
        stages.flatMap((stage) => (counted.has(stage) ? [[stage, counted.get(stage)]] : [])),
      )
    },

    async open(programme, page) {
      const { items, ...rest } = await openPage(programme, page)
      const keys = await keyring.people(items.map(idIn))
      const open = items.flatMap((item) => {
        const key = keys.get(idIn(item))
        return key === undefined ? [] : [readSummary(tenant, item, key)]
      })
      return { items: open, ...rest }
    },

    async openIds(programme, page) {
      const { items, ...rest } = await openPage(programme, page)
      return { items: items.map(idIn), ...rest }
    },
  }
}

/**
 * Lets one of many cases go on in another programme: one transaction of its own, so that a hand-on which was cut off goes on
 * where it stopped. Refused as `contended` where the case was changed since it was read: whoever hands on names no version.
 */
export async function handOnToProgramme(
  table: TenantTable,
  before: Participant,
  now: Participant,
): Promise<void> {
  await table.store.transact([
    ...(await changing(table, before, now)).map(unnamed),
    alsoJournal(table, {
      effect: 'handOnToProgramme',
      aggregate: 'Participant',
      aggregateId: now.id,
      version: now.version,
      fields: ['programmeId', 'formerProgrammes'],
      purpose: 'coaching',
    }),
  ])
}

/** The engine answers with a megabyte at the most; this is more than fits. */
const atOnce = 5000

function idIn(item: Item): ParticipantId {
  return String(item['id']) as ParticipantId // written by `caseloadRow`
}
