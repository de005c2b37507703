import type { Page } from '@passerelle/contract/kit'
import { Rejected } from '@passerelle/runtime'
import type { CoachingContext } from './context.ts'
import { feedText } from './feed-text.ts'

/**
 * The sessions of the feed by which a calendar comes.
 *
 * @throws {Rejected} `unauthenticated` where the feed was ended meanwhile
 */
export async function readSessionFeed({ feeds, clock }: CoachingContext): Promise<Page> {
  const content = await feeds.content(clock.now().toISOString())
  if (content === undefined) throw new Rejected({ code: 'unauthenticated' })
  return { content: feedText(content) }
}
