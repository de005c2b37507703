import type { EventId } from '../kernel/index.ts'
import type { NetworkEvent } from './event.ts'

/** What two events at the same time have in common: those who would come, or where it is. */
export const eventClashGrounds = ['network', 'place'] as const

export type EventClash = { readonly eventId: EventId; readonly with: (typeof eventClashGrounds)[number][] }

/** The events at the same time that want the same people or the same place. Told, and never refused. */
export function eventClashesOf(event: NetworkEvent, others: readonly NetworkEvent[]): EventClash[] {
  return others
    .filter((other) => other.id !== event.id && other.state !== 'cancelled' && overlap(event, other))
    .flatMap((other) => {
      const grounds = eventClashGrounds.filter((ground) => shares[ground](event, other))
      return grounds.length === 0 ? [] : [{ eventId: other.id, with: grounds }]
    })
}

const shares: Readonly<
  Record<(typeof eventClashGrounds)[number], (one: NetworkEvent, other: NetworkEvent) => boolean>
> = {
  network: (one, other) => one.networkId !== undefined && one.networkId === other.networkId,
  place: (one, other) => one.place !== undefined && one.place === other.place,
}

/** Events that touch, one ending as the other begins, do not overlap. */
function overlap(one: NetworkEvent, other: NetworkEvent): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}
