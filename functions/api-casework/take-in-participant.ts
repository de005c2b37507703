import type { TakenIn } from '@passerelle/contract/casework'
import { dialable, isWithin, type NewParticipant, openCase, pseudonymOf } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { readNumber } from '@passerelle/runtime/phones'
import { participants } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { warnOfDuplicates } from './warn-of-duplicates.ts'

/**
 * Takes somebody in, with a key of their own, and says who of those that are known is likely to be the same person. A
 * coach who reaches only their own cases must be the coach or deputy of a case they open; a system is nobody's coach, and
 * names one.
 */
export async function takeInParticipant(context: CaseworkContext, person: NewParticipant): Promise<TakenIn> {
  const isSystem = context.roles.includes('intake')
  const id = context.ids.next<'participant'>()
  const at = context.clock.now().toISOString()
  const channels = dialable(person.channels ?? [], readNumber)
  const participant = openCase(
    { ...person, channels },
    { id, pseudonym: pseudonymOf(context.ids.next()), by: context.me, at },
  )
  if (isSystem ? person.coachId === undefined : !isWithin(context.reach, participant)) {
    const code = isSystem ? 'required' : 'not_own_case'
    refuse({ code: 'invalid', errors: [{ path: ['body', 'coachId'], code }] })
  }
  const changed = { participantId: id, version: participant.version }
  await context.participants.add(participant, caseEntry('Participant', changed, Object.keys(person)))
  return warnOfDuplicates(context, participant)
}

/** Whom an earlier attempt has taken in, also where the case is not the caller's: they sent it themselves. */
export async function replayTakenIn(context: CaseworkContext, id: ParticipantId): Promise<TakenIn> {
  const reach = context.roles.includes('intake') ? 'all' : context.reach
  return warnOfDuplicates(context, await participants(context.table, reach).get(id))
}
