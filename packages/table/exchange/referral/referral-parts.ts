import type { Participant } from '@passerelle/domain/casework'
import type { Counting } from '@passerelle/domain/follow-up'
import { refuse } from '@passerelle/domain/kernel'
import type { NoticesInForce, Tenant } from '@passerelle/domain/tenancy'
import {
  type CaseReferrals,
  caseKey,
  type OwnCase,
  ownCaseIn,
  ownCaseKeys,
  readCaseReferrals,
  readParticipant,
} from '../../casework/index.ts'
import { readClear } from '../../engine/entity.ts'
import { caseKeys } from '../../engine/keys/casework.ts'
import { followUpKeys } from '../../engine/keys/follow-up.ts'
import { tenantKeys } from '../../engine/keys/tenancy.ts'
import { rowAt } from '../../engine/row.ts'
import { countingIn, countingKeys } from '../../follow-up/index.ts'
import { readInForce } from '../../tenancy/index.ts'
import { appointmentsPart } from '../conversation/appointments.ts'
import { sendersCaseKeys } from '../conversation/conversation.ts'
import { conversationPart, messagePart } from '../conversation/messages.ts'
import { candidatePart, caseFilePart } from './case-file.ts'
import type { Asking, PartReader, Reading } from './part-reader.ts'

/** The reader's own organisation. */
const settings: PartReader<Tenant> = {
  keys: ({ tenant }) => [tenantKeys.settings(tenant)],
  read({ tenant, rows }) {
    const item = rowAt(rows, tenantKeys.settings(tenant))
    return item ? readClear('Tenant', item) : refuse({ code: 'not_found' })
  },
}

/** The consent notices of the sender's own: a yes is said there, so nobody else's are ever put before the person. */
const ownNotices: PartReader<NoticesInForce> = {
  keys: ({ tenant, place: { from } }) => (from === tenant ? [tenantKeys.noticesInForce(tenant)] : []),
  read: ({ tenant, rows }) => readInForce(rowAt(rows, tenantKeys.noticesInForce(tenant))),
}

/** The case from which a referral was sent, for its sender. */
const sentCase: PartReader<Participant | undefined> = {
  keys: sendersCaseKeys,
  read: (reading) => (reading.side === 'sender' ? caseIn(reading) : undefined),
}

/** The case that the receiver of a referral has of its own. */
const receivedCase: PartReader<Participant | undefined> = {
  keys: ({ tenant, place: { participantId } }) => (participantId ? [caseKey(tenant, participantId)] : []),
  read: (reading) => (reading.side === 'receiver' ? caseIn(reading) : undefined),
}

/** The year of follow-up that the receiver's case has begun already, and by what the organisation counts one. */
const followUps: PartReader<{ readonly isBegun: boolean | undefined; readonly counting: Counting }> = {
  keys: ({ tenant, place: { participantId } }) => [
    ...countingKeys(tenant),
    ...(participantId ? [followUpKeys.year(tenant, participantId)] : []),
  ],
  read: ({ tenant, place: { participantId }, rows }) => ({
    // Of a case that was opened elsewhere and is not known here yet nobody has looked.
    isBegun: participantId && rowAt(rows, followUpKeys.year(tenant, participantId)) !== undefined,
    counting: countingIn(tenant, rows),
  }),
}

/** Which referrals the reader's own case has. */
const caseReferrals: PartReader<CaseReferrals> = {
  keys: ({ tenant, place: { participantId } }) =>
    participantId ? [caseKeys.part(tenant, participantId, 'REFERRALS')] : [],
  read({ tenant, place: { participantId }, rows }) {
    return readCaseReferrals(participantId && rowAt(rows, caseKeys.part(tenant, participantId, 'REFERRALS')))
  },
}

/** The identity of a person who comes by their own link. */
const own: PartReader<OwnCase | undefined> = {
  keys: ({ tenant, place: { participantId } }) => (participantId ? ownCaseKeys(tenant, participantId) : []),
  read: ({ tenant, place: { participantId }, rows, person }) =>
    participantId && person && ownCaseIn(tenant, participantId, rows, person),
}

/** The parts that can be read with a referral, by the names by which they are asked for. */
const readers = {
  settings,
  ownNotices,
  sentCase,
  receivedCase,
  caseReferrals,
  followUps,
  own,
  caseFile: caseFilePart,
  candidate: candidatePart,
  appointments: appointmentsPart,
  conversation: conversationPart,
  message: messagePart,
} as const satisfies Readonly<Record<string, PartReader<unknown>>>

export type PartName = keyof typeof readers

/** The part that each name gives. */
export type Parts = { readonly [Name in PartName]: ReturnType<(typeof readers)[Name]['read']> }

/** Where the parts that were asked for stand. */
export function keysOfParts(names: readonly PartName[], asking: Asking) {
  return names.flatMap((name) => readers[name].keys(asking))
}

/** The parts that were asked for, each under its name. */
export function readParts<Name extends PartName>(
  names: readonly Name[],
  reading: Reading,
): Pick<Parts, Name> {
  // Each name stands beside what its own reader gave.
  return Object.fromEntries(names.map((name) => [name, readers[name].read(reading)])) as Pick<Parts, Name>
}

function caseIn({ tenant, place: { participantId }, rows, person }: Reading): Participant | undefined {
  const item = participantId && rowAt(rows, caseKey(tenant, participantId))
  return item && person && readParticipant(tenant, item, person)
}
