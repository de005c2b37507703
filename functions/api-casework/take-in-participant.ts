import { setTimeout as pause } from 'node:timers/promises'
import type { TakenIn } from '@passerelle/contract/casework'
import {
  dialable,
  isWithin,
  type LikelyMatch,
  type NewParticipant,
  openCase,
  type Participant,
} from '@passerelle/domain/casework'
import { refuse } from '@passerelle/domain/kernel'
import { readNumber } from '@passerelle/runtime/phones'
import { likelyMatches } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

/**
 * Takes somebody in, with a key of their own, and says who of those that are known is likely to be the same person. A
 * coach who reaches only their own cases must be the coach or deputy of a case they open.
 */
export async function takeInParticipant(context: CaseworkContext, person: NewParticipant): Promise<TakenIn> {
  const id = context.ids.next<'participant'>()
  const at = context.clock.now().toISOString()
  const channels = dialable(person.channels ?? [], readNumber)
  const participant = openCase(
    { ...person, channels },
    { id, pseudonym: pseudonym(context), by: context.me, at },
  )
  if (!isWithin(context.reach, participant)) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'coachId'], code: 'not_own_case' }] })
  }
  const changed = { participantId: id, version: participant.version }
  const [matches] = await Promise.all([
    matchesOf(context, participant),
    context.participants.add(participant, caseEntry('Participant', changed, Object.keys(person))),
  ])
  return { ...participant, ...(matches.length > 0 && { likelyMatches: [...matches] }) }
}

// Nobody waits longer for a warning: where names are not open in memory yet, it can be had by a search.
const patienceMs = 2_000

/** A warning, never a block: whoever cannot be compared in time is taken in all the same. */
async function matchesOf(
  context: CaseworkContext,
  participant: Participant,
): Promise<readonly LikelyMatch[]> {
  const none: readonly LikelyMatch[] = []
  const found = likelyMatches(context.table, context.reach, participant).catch(() => none)
  return Promise.race([found, pause(patienceMs, none, { ref: false })])
}

/** The person's name where names do not belong: forty random bits in an id's alphabet. */
function pseudonym({ ids }: CaseworkContext): string {
  const random = ids.next<'pseudonym'>()
  return `${random.slice(0, 4)}-${random.slice(4, 8)}`
}
