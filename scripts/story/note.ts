import type { Narrator } from '../narrator.ts'
import { inFrench } from '../say.ts'
import type { Cast } from './cast.ts'
import { keyOf, type ParticipantId, type Returnee } from './coach.ts'

/** What the coach talked about is written down, and a colleague who does not work with the case is not told. */
export async function writeNote(
  { miriam, jonas }: Cast,
  participantId: ParticipantId,
  person: Returnee,
  narrate: Narrator,
): Promise<void> {
  const params = { participantId }
  await narrate.step(miriam.name, 'story.note', () =>
    miriam.api.writeNote({
      params,
      body: {
        class: 'coaching',
        text: inFrench('story.data.note'),
        contact: { by: 'in_person', outcome: 'reached' },
      },
      idempotencyKey: keyOf(person)('note'),
    }),
  )
  await narrate.refused(jonas.name, 'story.noteRefused', 404, () => jonas.api.listNotes({ params }))
}
