import type { TakenIn } from '@passerelle/contract/casework'
import { dialable, isWithin, type NewParticipant, openCase } from '@passerelle/domain/casework'
import { refuse } from '@passerelle/domain/kernel'
import { readNumber } from '@passerelle/runtime/phones'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { warnOfDuplicates } from './warn-of-duplicates.ts'

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
  await context.participants.add(participant, caseEntry('Participant', changed, Object.keys(person)))
  return warnOfDuplicates(context, participant)
}

/** The person's name where names do not belong: forty random bits in an id's alphabet. */
function pseudonym({ ids }: CaseworkContext): string {
  const random = ids.next<'pseudonym'>()
  return `${random.slice(0, 4)}-${random.slice(4, 8)}`
}
