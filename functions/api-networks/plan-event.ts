import type { PlannedEvent } from '@passerelle/contract/networks'
import type { EventId } from '@passerelle/domain/kernel'
import {
  cancelEvent as cancel,
  type EventChange,
  editEvent as edit,
  eventClashesOf,
  type NetworkEvent,
  type NewEvent,
  planEvent as plan,
} from '@passerelle/domain/networks'
import { assertVersion } from '@passerelle/table'
import type { NetworksContext } from './context.ts'
import { eventEntry } from './entry.ts'

/** Plans an event, and tells what else is on at the same time. */
export async function planEvent(context: NetworksContext, entry: NewEvent): Promise<PlannedEvent> {
  const programme = await context.events.programme(entry.programmeId)
  const event = plan(entry, programme, context.ids.next(), context.clock.now().toISOString())
  await context.events.plan(event, programme, eventEntry(event, Object.keys(entry)))
  return withClashes(context, event)
}

/** What was answered when the event was planned, as things are now. */
export async function readPlanned(context: NetworksContext, id: EventId): Promise<PlannedEvent> {
  return withClashes(context, await context.events.get(id))
}

/** Changes an event that is still planned. */
export async function editEvent(
  context: NetworksContext,
  id: EventId,
  change: EventChange,
  expected: number,
): Promise<PlannedEvent> {
  const before = await context.events.get(id)
  assertVersion(before, expected)
  const programme = await context.events.programme(before.programmeId)
  const now = edit(before, change, programme, context.clock.now().toISOString())
  await context.events.replace(now, before, eventEntry(now, Object.keys(change)))
  return withClashes(context, now)
}

/** Calls an event off. */
export async function cancelEvent(
  context: NetworksContext,
  id: EventId,
  expected: number,
): Promise<NetworkEvent> {
  const before = await context.events.get(id)
  assertVersion(before, expected)
  const now = cancel(before, context.clock.now().toISOString())
  await context.events.replace(now, before, eventEntry(now, ['state']))
  return now
}

async function withClashes(context: NetworksContext, event: NetworkEvent): Promise<PlannedEvent> {
  return { ...event, clashes: eventClashesOf(event, await context.events.around(event)) }
}
