import * as z from 'zod'
import { routes } from './route.ts'

/** The largest link that somebody would paste, and room for a PIN that is typed with blanks. */
export const longestTyped = { code: 600, pin: 60 }

/** The person's own page as one page of HTML, for a browser that runs no script. It reads, and changes nothing. */
export const ownPage = routes('api-own-page', {
  showOwnPage: {
    method: 'POST',
    path: '/v1/self/page',
    summary: 'Show a person their own page, by the form that stands there for browsers without script',
    form: true,
    body: z.strictObject({
      /** As it was typed, or the whole link as it was pasted. */
      code: z.string().max(longestTyped.code),
      pin: z.string().max(longestTyped.pin),
      language: z.enum(['en', 'de', 'fr', 'ar']),
    }),
    answer: { status: 200 },
    media: 'text/html',
  },
})
