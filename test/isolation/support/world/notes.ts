import type { Participant } from '@passerelle/domain/casework'
import { aPerson, memberId } from '../../../support/casework.ts'
import { noteAbout } from '../../../support/notes.ts'
import type { House } from './house.ts'

/**
 * Notes about somebody: one that was corrected, and one that was taken away. Where the house has a counsellor, those of
 * a case of theirs besides, of every class.
 */
export async function setUpNotes({ people, person, mark }: House, { id }: Participant): Promise<void> {
  const { api } = person('coach')
  const text = mark('note')
  const contact = { by: 'phone', outcome: 'message_left' } as const
  const kept = await noteAbout(api, id, { class: 'coaching', text, contact })
  const params = { participantId: id, noteId: kept.id }
  await api.rewriteNote({ params, body: { text: mark('note corrected') }, ifMatch: 1 })
  const wrong = await noteAbout(api, id, { class: 'coaching', text: mark('note taken away') })
  await api.removeNote({ params: { participantId: id, noteId: wrong.id }, ifMatch: 1 })
  const counsellor = people['counsellor']
  if (counsellor === undefined) return
  const { body: own } = await counsellor.api.takeInParticipant({
    body: aPerson({ returnDistrict: mark('district') }),
  })
  for (const kind of ['coaching', 'socio_pedagogical', 'confidential_203'] as const) {
    await noteAbout(counsellor.api, own.id, { class: kind, text: mark(`note ${kind}`) })
  }
  // To oneself: nothing changes hands.
  await counsellor.api.admitConfidant({
    params: { participantId: own.id, memberId: memberId(counsellor) },
  })
}
