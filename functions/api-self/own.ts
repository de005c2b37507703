import { closest, type Language, negotiate } from '@passerelle/messages'
import { Rejected } from '@passerelle/runtime'
import type { OwnCase } from '@passerelle/table/casework'
import type { SelfContext } from './context.ts'

/** The identity of the person who comes: the case that is about them, and the organisation that keeps it. */
export type Own = OwnCase & {
  /** The language that `Accept-Language` prefers; where it leaves that open, one that the person speaks. */
  readonly language: Language
}

/** Reads it by itself: one call. @throws {Rejected} as {@link ownOf} */
export async function readOwn(context: SelfContext): Promise<Own> {
  return ownOf(context, await context.referrals.own())
}

/**
 * The parts of the link that were read with a referral. A link that was taken back, or replaced, counts no more from
 * that moment, whatever the gateway still remembers of it.
 *
 * @throws {Rejected} `unauthenticated`
 */
export function ownOf(context: SelfContext, own: OwnCase | undefined): Own {
  if (own?.link.id !== context.link) throw new Rejected({ code: 'unauthenticated' })
  const spoken = closest(own.participant.languages)
  return { ...own, language: negotiate(context.acceptLanguage, spoken) }
}
