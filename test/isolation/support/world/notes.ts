import type { Participant } from '@passerelle/domain/casework'
import { memberId } from '../../../support/casework.ts'
import { noteAbout } from '../../../support/notes.ts'
import type { House } from './house.ts'

/**
 * Notes about somebody: one that was corrected, and one that was taken away; where the house has counsellors, one of
 * each class, into which a second counsellor is let.
 */
export async function setUpNotes(
  { people, confidant, person, mark }: House,
  { id }: Participant,
): Promise<void> {
  const { api } = person('coach')
  const contact = { by: 'phone', outcome: 'message_left' } as const
  const kept = await noteAbout(api, id, { class: 'coaching', text: mark('note'), contact })
  const params = { participantId: id }
  await api.rewriteNote({
    params: { ...params, noteId: kept.id },
    body: { text: mark('note corrected') },
    ifMatch: 1,
  })
  const wrong = await noteAbout(api, id, { class: 'coaching', text: mark('note taken away') })
  await api.removeNote({ params: { ...params, noteId: wrong.id }, ifMatch: 1 })
  const { counsellor } = people
  if (counsellor === undefined || confidant === undefined) return
  for (const kind of ['confidential_203', 'socio_pedagogical'] as const) {
    await noteAbout(counsellor.api, id, { class: kind, text: mark(`note ${kind}`) })
  }
  const reader = { params: { ...params, memberId: memberId(confidant) } }
  await counsellor.api.admitConfidant(reader)
  await counsellor.api.dismissConfidant(reader)
  await counsellor.api.admitConfidant(reader)
}
