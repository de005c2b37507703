import type { Client } from '@passerelle/client'
import type { Participant } from '@passerelle/domain/casework'
import type { Person, TestCloud } from './cloud.ts'

/** The link that a coach hands over to somebody, and somebody who came with it. */
export type OwnLink = {
  readonly code: string
  readonly pin: string
  readonly bearer: string
  readonly api: Client
}

/** Has a coach make a link for somebody, and lets them come by it. */
export async function ownLink(
  stage: TestCloud,
  coach: Person,
  { id }: Pick<Participant, 'id'>,
  validDays?: number,
): Promise<OwnLink> {
  const { body } = await coach.api.makeLink({
    params: { participantId: id },
    body: validDays === undefined ? {} : { validDays },
  })
  const { code, pin } = body
  if (code === undefined || pin === undefined) throw new Error('a link without its words')
  const bearer = `${code}.${pin}`
  return { code, pin, bearer, api: stage.client(bearer) }
}

/** Another PIN than this one. */
export function otherPin(pin: string, step = 1): string {
  return String((Number(pin) + step) % 1_000_000).padStart(6, '0')
}
