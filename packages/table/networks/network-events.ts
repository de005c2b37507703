import { type EventId, type Instant, type ProgrammeId, plusHours, refuse } from '@passerelle/domain/kernel'
import { type EventAttendance, longestEventMinutes, type NetworkEvent } from '@passerelle/domain/networks'
import type { Programme } from '@passerelle/domain/programmes'
import { clearEntity, readClear } from '../engine/entity.ts'
import { networkKeys, networkRanges } from '../engine/keys/networks.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import type { Item, Row } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, replace } from '../engine/write.ts'
import { requireSameProgramme } from '../programmes/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { requireOpenNetwork } from './networks.ts'

/** Which events: those that begin in a period, of one programme or of all. */
export type EventFilter = {
  readonly from: Instant
  readonly before: Instant
  readonly programmeId?: ProgrammeId | undefined
}

/** The events of an organisation with every edition of their attendance. They name no person, so nothing is sealed. */
export type NetworkEvents = {
  /** One call. @throws {Refused} `not_found` */
  get(event: EventId): Promise<NetworkEvent>
  /** In the order of their beginning. One query. */
  list(filter: EventFilter, page: PageRequest): Promise<PageOf<NetworkEvent>>
  /** All of them, in the order of their beginning. One query. */
  all(filter: EventFilter): Promise<readonly NetworkEvent[]>
  /** Those that may overlap with this one, itself included. One query. */
  around(event: NetworkEvent): Promise<readonly NetworkEvent[]>
  /** The programme that a request names. One call. @throws {Refused} `invalid` where there is none */
  programme(programme: ProgrammeId, namedIn?: 'body' | 'query'): Promise<Programme>
  /** Plans one, as long as its programme is as it was read and its network is open. */
  plan(event: NetworkEvent, programme: Programme, entry: JournalEntry): Promise<void>
  replace(event: NetworkEvent, before: NetworkEvent, entry: JournalEntry): Promise<void>
  /** The event and a new edition of its attendance, in one transaction. */
  record(
    event: NetworkEvent,
    before: NetworkEvent,
    edition: EventAttendance,
    entry: JournalEntry,
  ): Promise<void>
  /** The editions of an event's attendance, the first one first. One query. */
  editions(event: EventId): Promise<readonly EventAttendance[]>
}

export function networkEvents(table: TenantTable): NetworkEvents {
  const { store, tenant, unitOfWork } = table
  const rowOf = (event: NetworkEvent): Row => ({
    key: networkKeys.event(tenant, event.id),
    index1: networkKeys.begun(tenant, event),
    ...clearEntity('NetworkEvent', event),
  })
  const editionRow = (edition: EventAttendance): Row => ({
    key: networkKeys.attendance(tenant, edition.eventId, edition.version),
    ...clearEntity('EventAttendance', edition),
  })
  const inNetwork = ({ networkId }: NetworkEvent) =>
    networkId ? [requireOpenNetwork(tenant, networkId, ['body', 'networkId'])] : []
  const all = async ({ programmeId, ...period }: EventFilter) => {
    const range = { ...networkRanges.between(tenant, period), index: 'gsi1' } as const
    const items = await allOf(store.queryAll(range))
    return items.map(readEvent).filter((event) => !programmeId || event.programmeId === programmeId)
  }

  return {
    get: async (event) => readEvent(await store.get(networkKeys.event(tenant, event))),
    all,

    async list({ programmeId, ...period }, page) {
      const list = {
        name: `events ${programmeId ?? ''}`,
        index: 'gsi1',
        ...networkRanges.between(tenant, period),
        ...(programmeId && { keep: (item: Item) => readEvent(item).programmeId === programmeId }),
      } as const
      const { items, ...rest } = await readPage(table, list, page)
      return { items: items.map(readEvent), ...rest }
    },

    around: ({ startsAt, endsAt }) =>
      all({ from: plusHours(startsAt, -longestEventMinutes / 60), before: endsAt }),

    async programme(programme, namedIn = 'body') {
      const item = await store.get(programmeKeys.programme(tenant, programme))
      if (item !== undefined) return readClear('Programme', item)
      const path = [namedIn, 'programmeId']
      return refuse({ code: 'invalid', errors: [{ path, code: 'unknown_reference' }] })
    },

    plan: (event, programme, entry) =>
      unitOfWork.commit({
        entry,
        status: 201,
        writes: [add(rowOf(event)), requireSameProgramme(tenant, programme), ...inNetwork(event)],
      }),

    replace: (event, before, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replace(rowOf(event), before.version),
          ...(event.networkId === before.networkId ? [] : inNetwork(event)),
        ],
      }),

    record: (event, before, edition, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [replace(rowOf(event), before.version), add(editionRow(edition))],
      }),

    editions: async (event) =>
      (await allOf(store.queryAll(networkRanges.attendances(tenant, event)))).map((item) =>
        readClear('EventAttendance', item),
      ),
  }
}

function readEvent(item: Item | undefined): NetworkEvent {
  return item === undefined ? refuse({ code: 'not_found' }) : readClear('NetworkEvent', item)
}
