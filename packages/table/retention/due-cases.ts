import type { CaseloadSummary } from '@passerelle/domain/casework'
import type { CalendarDate, TenantId } from '@passerelle/domain/kernel'
import { type Programme, presentEnd } from '@passerelle/domain/programmes'
import type { CaseRetention } from '@passerelle/domain/retention'
import { readRetention, readSummary } from '../casework/index.ts'
import { readClear } from '../engine/entity.ts'
import { caseKeys, caseRanges } from '../engine/keys/casework.ts'
import type { Key } from '../engine/keys/key.ts'
import { programmeRanges } from '../engine/keys/programmes.ts'
import { rowAt } from '../engine/row.ts'
import { allOf, type Store } from '../engine/store.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** What is due, and whom it is about as long as the case is there and the reader may see it. */
export type DueCase = { readonly retention: CaseRetention; readonly summary?: CaseloadSummary }

/**
 * What goes up to a day, the first of it first: one query. For those who see all cases with the names: one call for the
 * lines of the cases, and one for the keys.
 */
export async function listDueCases(
  table: TenantTable,
  until: CalendarDate,
  page: PageRequest,
  isNamed: boolean,
): Promise<PageOf<DueCase>> {
  const { store, tenant, keyring } = table
  const range = { ...caseRanges.retentionUntil(tenant, until), index: 'gsi2' } as const
  const { items, ...rest } = await readPage(table, { name: `ending ${until}`, ...range }, page)
  const due = items.map(readRetention)
  if (!isNamed || due.length === 0) return { items: due.map((retention) => ({ retention })), ...rest }
  const [lines, keys] = await Promise.all([
    store.getAll(due.map((retention) => lineKeyOf(tenant, retention))),
    keyring.people(due.map(({ participantId }) => participantId)),
  ])
  return {
    items: due.map((retention) => {
      const [line, key] = [rowAt(lines, lineKeyOf(tenant, retention)), keys.get(retention.participantId)]
      return { retention, ...(line && key && { summary: readSummary(tenant, line, key) }) }
    }),
    ...rest,
  }
}

/** The programmes that are over and of which nobody has said when they were paid for the last time. One query. */
export async function programmesUnpaid(
  { store, tenant }: Pick<TenantTable, 'store' | 'tenant'>,
  today: CalendarDate,
): Promise<readonly Programme[]> {
  const rows = await allOf(store.queryAll(programmeRanges.programmes(tenant)))
  return rows
    .map((row) => readClear('Programme', row))
    .filter((programme) => programme.lastPaymentOn === undefined && presentEnd(programme) < today)
}

/** That the end of a case was told, and who works with it. Says of nobody who they are. */
export type ToldEnding = {
  readonly toldOn: CalendarDate
  readonly whose: Pick<CaseloadSummary, 'coachId' | 'deputyId'>
}

/** The cases of an organisation that end up to a day and of which that was told, as far as no key is needed. */
export async function toldEndings(
  { store, tenant }: { readonly store: Pick<Store, 'queryAll' | 'getAll'>; readonly tenant: TenantId },
  until: CalendarDate,
): Promise<readonly ToldEnding[]> {
  const range = { ...caseRanges.retentionUntil(tenant, until), index: 'gsi2' } as const
  const due = (await allOf(store.queryAll(range))).map(readRetention)
  const told = due.filter(({ announced, endedOn }) => announced && endedOn === undefined)
  if (told.length === 0) return []
  const lines = await store.getAll(told.map((retention) => lineKeyOf(tenant, retention)))
  return told.flatMap((retention) => {
    const line = rowAt(lines, lineKeyOf(tenant, retention))
    if (line === undefined || retention.announced === undefined) return []
    const { coachId, deputyId } = readClear('CaseloadSummary', line)
    return [{ toldOn: retention.announced.on, whose: { coachId, ...(deputyId && { deputyId }) } }]
  })
}

/** The line of the caseload of a case. */
function lineKeyOf(tenant: TenantId, { caseOpenedAt, participantId }: CaseRetention): Key {
  return caseKeys.caseload(tenant, { openedAt: caseOpenedAt, participant: participantId })
}
