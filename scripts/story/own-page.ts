import { createClient } from '@passerelle/client'
import type { Narrator, OwnPage } from '../narrator.ts'
import type { Cast } from './cast.ts'
import { nameOf, type Returnee } from './coach.ts'

/**
 * The coach makes the person's own link, and the person looks at who knows what. Code and PIN are told once, so each
 * telling of the story makes another link, and the one before ends.
 */
export async function openOwnPage(
  { miriam }: Cast,
  participantId: Parameters<typeof miriam.api.makeLink>[0]['params']['participantId'],
  person: Returnee,
  api: string,
  narrate: Narrator,
): Promise<OwnPage> {
  const make = () => miriam.api.makeLink({ params: { participantId }, body: {} })
  const { body: made } = await narrate.step(miriam.name, 'story.makeLink', make, nameOf(person))
  const { code = '', pin = '' } = made
  const own = createClient({ api, token: () => `${code}.${pin}` })
  await narrate.step(person.given, 'story.ownHolders', () => own.listHolders())
  return { name: person.given, code, pin }
}
