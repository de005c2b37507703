import type { LinkView } from '@passerelle/contract/casework'
import { linkStateAt, type PersonLink } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { findLinkOfCase } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'

/** How the person's own link stands. @throws {Refused} `not_found` where there is none */
export async function readLink(context: CaseworkContext, id: ParticipantId): Promise<LinkView> {
  const { table, reach, clock } = context
  const kept = await findLinkOfCase(table, reach, id)
  return kept ? linkView(kept.link, clock.now().toISOString()) : refuse({ code: 'not_found' })
}

export function linkView(link: PersonLink, now: string): LinkView {
  const { participantId, createdAt, createdBy, endsAt, lockedUntil } = link
  const state = linkStateAt(link, now)
  return {
    participantId,
    state,
    createdAt,
    createdBy,
    endsAt,
    ...(state === 'locked' && { lockedUntil }),
  }
}
