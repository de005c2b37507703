import type { EventAttendanceView } from '@passerelle/contract/networks'
import type { EventId } from '@passerelle/domain/kernel'
import {
  type NetworkEvent,
  type RecordEventAttendance,
  recordEventAttendance as record,
} from '@passerelle/domain/networks'
import { assertVersion } from '@passerelle/table'
import type { NetworksContext } from './context.ts'
import { eventEntry } from './entry.ts'

/** The attendance of an event, with the names of the institutions that any edition of it speaks of. */
export async function readEventAttendance(
  context: NetworksContext,
  id: EventId,
): Promise<EventAttendanceView> {
  const [event, all, editions] = await Promise.all([
    context.events.get(id),
    context.institutions.all(),
    context.events.editions(id),
  ])
  const spokenOf = new Set(editions.flatMap(({ lines }) => lines.map(({ institutionId }) => institutionId)))
  const institutions = all
    .filter((institution) => spokenOf.has(institution.id))
    .map(({ id, name, mergedInto }) => ({ id, name, ...(mergedInto && { mergedInto }) }))
  return { event, institutions, editions: [...editions] }
}

/**
 * Writes down who came. What is sent again, because its answer was lost, is known already and changes nothing, whatever the
 * version.
 */
export async function recordEventAttendance(
  context: NetworksContext,
  id: EventId,
  command: RecordEventAttendance,
  expected: number,
): Promise<NetworkEvent> {
  const [before, all] = await Promise.all([context.events.get(id), context.institutions.all()])
  const known = new Set(all.map((institution) => institution.id))
  const recorded = record(before, command, known, context.me, context.clock.now().toISOString())
  if (recorded.edition === undefined) return before
  assertVersion(before, expected)
  const entry = eventEntry(recorded.event, ['attendance'])
  await context.events.record(recorded.event, before, recorded.edition, entry)
  return recorded.event
}
