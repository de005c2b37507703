import * as z from 'zod'

/**
 * The language of a page: that of the browser, unless it is said. What else an address holds, as those through which people
 * pass it on add to it, keeps nobody from the page.
 */
export const shown = { in: z.enum(['en', 'de', 'fr', 'ar']).optional() }
export const pageLanguage = z.object(shown)

/** For so long a page may be kept: with what it takes to follow a change, what is withdrawn is gone within a minute. */
export const shownForSeconds = 30

export const page = { answer: { status: 200 }, media: 'text/html' } as const
