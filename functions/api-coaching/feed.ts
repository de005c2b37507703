import type { Feed, MadeFeed } from '@passerelle/contract/coaching'
import type { SessionFeed } from '@passerelle/domain/coaching'
import type { JournalEntry } from '@passerelle/table'
import { retryWhileContended } from '@passerelle/table'
import type { CoachingContext } from './context.ts'

/** Since when a member has a feed, if they have one. */
export async function readFeed({ feeds }: CoachingContext): Promise<Feed> {
  const feed = await feeds.find()
  return feed ? viewFeed(feed) : { version: 0 }
}

/**
 * Makes the feed of whoever asks; the one before it ends within a minute, as long as the gateway remembers whom it let in. Its address is told in this one answer and kept nowhere:
 * whoever repeats the request learns that there is a feed, and makes another one if the address was lost.
 */
export function makeFeed({ feeds, clock, ids, me, table, home }: CoachingContext): Promise<MadeFeed> {
  const code = `${table.tenant}${me}${ids.next<'code'>()}`
  return retryWhileContended(async () => {
    const feed = await feeds.make(code, await feeds.find(), clock.now().toISOString(), (made) =>
      feedEntry(made, ['createdAt']),
    )
    return { ...viewFeed(feed), address: `${home}/v1/public/session-feeds/${code}` }
  })
}

/** Ends it. Where there is none nothing is left to do. */
export function removeFeed({ feeds }: CoachingContext): Promise<undefined> {
  return retryWhileContended(async () => {
    const feed = await feeds.find()
    if (feed !== undefined) await feeds.remove(feed, feedEntry(feed, []))
    return undefined
  })
}

function viewFeed({ version, createdAt }: SessionFeed): Feed {
  return { version, createdAt }
}

function feedEntry({ memberId, version }: SessionFeed, fields: readonly string[]): JournalEntry {
  return { aggregate: 'SessionFeed', aggregateId: memberId, version, fields, purpose: 'coaching' }
}
