import type { Narrator } from '../narrator.ts'
import type { Cast } from './cast.ts'
import { nameOf, type ParticipantId, type Returnee } from './coach.ts'

/** Up to when a case is kept: the coach of it is told, a colleague who does not work with it is not. */
export async function keepCase(
  { miriam, jonas }: Cast,
  participantId: ParticipantId,
  person: Returnee,
  narrate: Narrator,
): Promise<void> {
  const params = { participantId }
  const read = () => miriam.api.readRetention({ params })
  await narrate.step(miriam.name, 'story.retention', read, nameOf(person))
  await narrate.refused(jonas.name, 'story.retentionRefused', 404, () => jonas.api.readRetention({ params }))
}
