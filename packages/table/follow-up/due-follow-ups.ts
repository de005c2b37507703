import { type CaseloadSummary, isWithin, type Reach } from '@passerelle/domain/casework'
import type { FollowUp } from '@passerelle/domain/follow-up'
import type { CalendarDate, Instant, ParticipantId } from '@passerelle/domain/kernel'
import { readSummary } from '../casework/index.ts'
import { openEntity, readClear } from '../engine/entity.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import { followUpRanges } from '../engine/keys/follow-up.ts'
import type { Key } from '../engine/keys/key.ts'
import { type Item, rowAt, startKeyOf } from '../engine/row.ts'
import { allOf, partitionOf } from '../engine/store.ts'
import { type Listing, readCursor, writeCursor } from '../session/cursor.ts'
import type { PageOf, PageRequest } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** An open follow-up with whom it is about. */
export type DueFollowUp = { readonly followUp: FollowUp; readonly summary: CaseloadSummary }

// Most of what is due in an organisation is not one coach's own, so more is read at once.
const readForCoach = 200

/**
 * The follow-ups of the cases within reach that are not done and due up to a day, or today, the longest overdue first: one query, one
 * call for the lines of their cases, which say whose they are, and one for the keys; for a coach as many as it takes.
 */
export async function listDue(
  table: TenantTable,
  reach: Reach,
  until: CalendarDate | undefined,
  { limit, cursor }: PageRequest,
): Promise<PageOf<DueFollowUp>> {
  const { store, tenant, keyring, clock } = table
  const range = { ...followUpRanges.dueUntil(tenant, until ?? clock.today()), index: 'gsi1' } as const
  const member = reach === 'all' ? '' : reach.member
  const listing: Listing = { name: `due ${until ?? ''} ${member}`, partition: partitionOf(range) }
  // Asked for only where there is a cursor to read or to write.
  const signing = () => keyring.purpose('cursor')
  const most = reach === 'all' ? limit + 1 : Math.max(limit + 1, readForCoach)
  const found: { readonly item: Item; readonly line: Item }[] = []
  let after = cursor === undefined ? undefined : readCursor(await signing(), listing, cursor)
  do {
    const page = await store.query({ ...range, limit: most, ...(after && { after }) })
    const places = page.items.map((item) => lineKeyOf(table, item))
    const lines = await store.getAll(distinct(places))
    for (const [index, item] of page.items.entries()) {
      const place = places[index]
      const line = place && rowAt(lines, place)
      if (line && isWithin(reach, readClear('CaseloadSummary', line))) found.push({ item, line })
    }
    after = page.last
  } while (found.length <= limit && after !== undefined)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await opened(table, shown),
    ...(found.length > limit &&
      last && { next: writeCursor(await signing(), listing, startKeyOf(last.item, range.index)) }),
  }
}

async function opened(
  { tenant, keyring }: TenantTable,
  found: readonly { readonly item: Item; readonly line: Item }[],
): Promise<DueFollowUp[]> {
  const ids = [...new Set(found.map(({ item }) => caseIn(item)))]
  const keys = await keyring.people(ids)
  return found.flatMap(({ item, line }) => {
    const subject = caseIn(item)
    const key = keys.get(subject)
    if (key === undefined) return []
    return [
      {
        followUp: openEntity('FollowUp', item, key, { owner: tenant, subject }),
        summary: readSummary(tenant, line, key),
      },
    ]
  })
}

function caseIn(item: Item): ParticipantId {
  return String(item['participantId']) as ParticipantId // written by `followUpRow`
}

/** The line of the caseload of the case that a follow-up belongs to. */
function lineKeyOf({ tenant }: Pick<TenantTable, 'tenant'>, item: Item): Key {
  const openedAt: Instant = String(item['caseOpenedAt']) // written by `followUpRow`
  return caseKeys.caseload(tenant, { openedAt, participant: caseIn(item) })
}

/** Several follow-ups of one case have one line. */
function distinct(keys: readonly Key[]): readonly Key[] {
  return [...new Map(keys.map((key) => [key.sk, key])).values()]
}

/** When an open follow-up is due, and who works with the case. Says of nobody who they are. */
export type DueOf = Pick<FollowUp, 'dueOn'> & {
  readonly whose: Pick<CaseloadSummary, 'coachId' | 'deputyId'>
}

/** The follow-ups of an organisation that are due up to a day, as far as no key is needed: one query, and one call. */
export async function dueUntil(
  { store, tenant }: Pick<TenantTable, 'store' | 'tenant'>,
  until: CalendarDate,
): Promise<readonly DueOf[]> {
  const range = { ...followUpRanges.dueUntil(tenant, until), index: 'gsi1' } as const
  const items = await allOf(store.queryAll(range))
  if (items.length === 0) return []
  const lines = await store.getAll(distinct(items.map((item) => lineKeyOf({ tenant }, item))))
  return items.flatMap((item) => {
    const line = rowAt(lines, lineKeyOf({ tenant }, item))
    if (line === undefined) return []
    const { coachId, deputyId } = readClear('CaseloadSummary', line)
    const { dueOn } = readClear('FollowUp', item)
    return [{ dueOn, whose: { coachId, ...(deputyId && { deputyId }) } }]
  })
}
