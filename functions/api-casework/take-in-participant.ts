import { isWithin, type NewParticipant, openCase, type Participant } from '@passerelle/domain/casework'
import { refuse } from '@passerelle/domain/kernel'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'

/** Takes somebody in, with a key of their own. Who reaches only their own cases opens no case for others alone. */
export async function takeInParticipant(desk: CaseworkDesk, person: NewParticipant): Promise<Participant> {
  const id = desk.ids.next<'participant'>()
  const at = desk.clock.now().toISOString()
  const participant = openCase(person, { id, pseudonym: pseudonym(desk), by: desk.me, at })
  if (!isWithin(desk.reach, participant)) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'coachId'], code: 'not_own_case' }] })
  }
  const changed = { participantId: id, version: participant.version }
  await desk.participants.add(
    participant,
    caseEntry('takeInParticipant', 'Participant', changed, Object.keys(person)),
  )
  return participant
}

/** What the person is called where names do not belong: forty random bits in an id's alphabet. */
function pseudonym({ ids }: CaseworkDesk): string {
  const random = ids.next<'pseudonym'>()
  return `${random.slice(0, 4)}-${random.slice(4, 8)}`
}
