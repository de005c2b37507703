import {
  type Appointment,
  askedByProposals,
  endAppointments,
  type Referral,
  type Slot,
} from '@passerelle/domain/exchange'
import { type Instant, type MemberId, refuse } from '@passerelle/domain/kernel'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { clearPartOf } from '../../engine/entity.ts'
import { agreedIn, exchangeKeys, exchangeRanges } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { persistently } from '../../engine/persistently.ts'
import { type Item, keyOf, type Row, rowAt, versionOf } from '../../engine/row.ts'
import { allOf } from '../../engine/store.ts'
import { remove, requireUncontended, set, unlessContended, type Write } from '../../engine/write.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { PartReader } from '../referral/part-reader.ts'
import type { Whereabouts } from '../referral/referral-addresses.ts'
import { partiesOf } from '../referral/referral-rows.ts'
import { askedWrite } from '../watch/asked-rows.ts'
import { openOrRefuse, requireOpenThread, sendersCaseKeys, threadKeyIn } from './conversation.ts'

/** So many may ever be made within one referral. */
const maxAppointments = 40

/** The appointments of a referral, the first one made first, and what it takes to write them. */
export type FoundAppointments = {
  readonly thread: DataKey
  /** 0 before there is one. */
  readonly version: number
  readonly all: readonly Appointment[]
}

/** A referral with its appointments. */
type WithAppointments = {
  readonly place: Whereabouts
  readonly referral: Pick<Referral, 'sender' | 'receiver'>
  readonly appointments: FoundAppointments | undefined
}

export const appointmentsPart: PartReader<FoundAppointments | undefined> = {
  keys: (asking) => [exchangeKeys.appointments(asking.place), ...sendersCaseKeys(asking)],
  read(reading) {
    const { place, rows } = reading
    const thread = threadKeyIn(reading)
    return thread && readAppointments(place, rowAt(rows, exchangeKeys.appointments(place)), thread)
  },
}

/** The appointments of a referral. @throws {Refused} `not_possible` where nothing is open to the reader any more */
export function appointmentsIn({
  appointments,
}: Pick<WithAppointments, 'appointments'>): readonly Appointment[] {
  return openOrRefuse(appointments).all
}

/** One of them. @throws {Refused} `not_found` */
export function appointmentIn(appointments: readonly Appointment[], id: string): Appointment {
  return appointments.find((appointment) => appointment.id === id) ?? refuse({ code: 'not_found' })
}

/** A change of one appointment: from what stands there, or from nothing. */
export type AppointmentChange = {
  readonly status: number
  /** Whether it is for the other side to read, so that it must be able to. */
  readonly asksOther?: true
  readonly decide: (appointments: readonly Appointment[]) => Appointment
}

/**
 * Keeps what was decided of an appointment, with one transaction; decided anew where somebody else changed another one.
 * An agreed one stands in the agendas of those who answer for the referral.
 *
 * @throws {Refused} `not_possible` when the receiver may not read any more, `limit_reached`, and what `decide` refuses
 */
export async function keepAppointment(
  table: TenantTable,
  found: WithAppointments,
  { status, asksOther, decide }: AppointmentChange,
): Promise<Appointment> {
  const { place } = found
  const read = openOrRefuse(found.appointments)
  return persistently(
    read,
    async (before) => {
      const { all: known } = before
      const appointment = decide(known)
      const others = known.filter(({ id }) => id !== appointment.id)
      const after =
        others.length === known.length
          ? [...known, appointment]
          : known.map((one) => (one.id === appointment.id ? appointment : one))
      if (after.length > maxAppointments) {
        refuse({ code: 'limit_reached', what: 'appointments', limit: maxAppointments })
      }
      await table.unitOfWork.commit({
        status,
        entry: {
          aggregate: 'Appointment',
          aggregateId: appointment.id,
          version: appointment.version,
          fields: ['state', 'slots', 'agreed', 'note'],
          purpose: 'handover',
        },
        writes: [
          unlessContended(appointmentsRow(place, before, after), before.version),
          agendaWrite(found, appointment),
          ...proposalWrites(found, known, after),
          ...(asksOther ? [requireOpenThread(place)] : []),
        ],
      })
      return appointment
    },
    async () => readAppointments(place, await table.store.get(exchangeKeys.appointments(place)), read.thread),
  )
}

/** What each side has to answer, as far as a change has changed that. */
function proposalWrites(
  { place }: WithAppointments,
  before: readonly Appointment[],
  after: readonly Appointment[],
): readonly Write[] {
  return (['sender', 'receiver'] as const).flatMap((side) => {
    const [stood, stands] = [askedByProposals(side, before), askedByProposals(side, after)]
    if (JSON.stringify(stood) === JSON.stringify(stands)) return []
    return [stands ? askedWrite(place, stands) : remove(exchangeKeys.asked(place, side, 'answer_proposal'))]
  })
}

/** How many entries of an agenda are looked at. A day has fewer than a dozen. */
const maxEntries = 300

/** The appointments of one's own people within a time: one query. */
export async function agendaOf(
  { store, tenant }: TenantTable,
  isReceiver: boolean,
  member: MemberId,
  { start, end }: Slot,
): Promise<readonly Slot[]> {
  const index = isReceiver ? 'gsi1' : 'gsi2'
  const range = { ...exchangeRanges.agenda(tenant, member), index } as const
  const { items } = await store.query({ ...range, from: start, limit: maxEntries })
  return items.map(slotIn).filter((slot) => slot.start < end)
}

function slotIn(item: Item): Slot {
  const { start, end } = item as { start: Instant; end: Instant } // written by `agendaWrite` alone
  return { start, end }
}

/** The agreed appointments of a referral, in the agendas of those who answer for it now. One query. */
export async function movedAgenda(
  { store }: TenantTable,
  referral: Pick<Referral, 'from' | 'to' | 'id' | 'sender' | 'receiver'>,
): Promise<readonly Write[]> {
  const entries = await allOf(store.queryAll(exchangeRanges.agreed(referral)))
  return entries.map((item) => set(agendaRow(referral, agreedIn(keyOf(item)), slotIn(item))))
}

function agendaWrite({ place, referral }: WithAppointments, { id, state, agreed }: Appointment): Write {
  const key = exchangeKeys.agreed(place, id)
  if (state !== 'agreed' || agreed === undefined) return remove(key)
  const { sender, receiver } = referral
  return set(agendaRow({ ...place, sender, receiver }, id, agreed))
}

type InAgenda = ReferralAddress & Pick<Referral, 'sender'> & { readonly receiver?: Referral['receiver'] }

function agendaRow({ from, to, id, sender, receiver }: InAgenda, appointment: string, slot: Slot): Row {
  const { start, end } = slot
  return {
    key: exchangeKeys.agreed({ from, to, id }, appointment),
    ...(receiver && { index1: exchangeKeys.agenda(to, receiver.responsibleId, start, appointment) }),
    index2: exchangeKeys.agenda(from, sender.responsibleId, start, appointment),
    entity: 'AgendaEntry',
    version: 1,
    clear: { start, end },
  }
}

/** The appointments in their row, without their notes: what it takes to end them, or to remind of them. */
export type KeptAppointments = {
  readonly version: number
  readonly all: readonly Appointment[]
  readonly notes: Uint8Array | undefined
}

export function keptAppointments(item: Item | undefined): KeptAppointments {
  if (item === undefined) return { version: 0, all: [], notes: undefined }
  const { sealed } = item
  return {
    version: versionOf(item),
    all: item['appointments'] as readonly Appointment[], // written by `appointmentsRow` alone
    notes: sealed instanceof Uint8Array ? sealed : undefined,
  }
}

/**
 * Calls off what is still to come when a referral ends, in the same transaction, and takes it out of the agendas. Refused
 * as `contended` where somebody agrees on a time at the same moment. The notes stay sealed as they are.
 */
export function endingWrites(
  address: ReferralAddress,
  { version, all, notes }: KeptAppointments,
  now: Instant,
): readonly Write[] {
  const key = exchangeKeys.appointments(address)
  const open = all.filter(({ state }) => state === 'proposed' || state === 'agreed')
  if (open.length === 0) return [requireUncontended(key, version)]
  const row = {
    key,
    entity: 'Appointments',
    version: version + 1,
    clear: { appointments: endAppointments(all, now) },
    sealed: notes,
  }
  // With them goes what waited to be answered.
  const asked = (['sender', 'receiver'] as const).filter((side) => askedByProposals(side, all) !== undefined)
  return [
    unlessContended(row, version),
    ...open.map(({ id }) => remove(exchangeKeys.agreed(address, id))),
    ...asked.map((side) => remove(exchangeKeys.asked(address, side, 'answer_proposal'))),
  ]
}

function appointmentsRow(
  address: ReferralAddress,
  { thread, version }: FoundAppointments,
  appointments: readonly Appointment[],
): Row {
  const notes = Object.fromEntries(appointments.flatMap(({ id, note }) => (note ? [[id, note]] : [])))
  return {
    key: exchangeKeys.appointments(address),
    entity: 'Appointments',
    version: version + 1,
    clear: {
      appointments: appointments.map((appointment) => ({
        ...clearPartOf('Appointment', appointment),
        version: appointment.version,
      })),
    },
    sealed: sealJson(thread, binding(address), notes),
  }
}

function readAppointments(
  address: ReferralAddress,
  item: Item | undefined,
  thread: DataKey,
): FoundAppointments {
  if (item === undefined) return { thread, version: 0, all: [] }
  const { sealed } = item
  if (!(sealed instanceof Uint8Array)) throw new TypeError('appointments without their notes')
  // Both written by `appointmentsRow` alone, the notes authenticated.
  const notes = openJson(thread, binding(address), sealed) as Readonly<Record<string, string>>
  const appointments = item['appointments'] as readonly Appointment[]
  const all = appointments.map((appointment) => {
    const note = notes[appointment.id]
    return { ...appointment, ...(note !== undefined && { note }) }
  })
  return { thread, version: versionOf(item), all }
}

function binding(address: ReferralAddress) {
  return { tenant: partiesOf(address), subject: address.id, entity: 'Appointments', schema: 1 }
}
