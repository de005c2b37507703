import { countrySchema, languageMap } from '@passerelle/domain/codes'
import { idSchema } from '@passerelle/domain/kernel'
import { moduleOutlookSchema, outlookEntrySchema } from '@passerelle/domain/labour'
import { regionSchema } from '@passerelle/domain/vacancies'
import * as z from 'zod'
import { routes } from './route.ts'

/** What is told of a module, and of which country or part of one. */
export const newOutlookSchema = outlookEntrySchema.extend({ area: regionSchema })
export type NewOutlook = z.output<typeof newOutlookSchema>

/** The country in which it is asked what becomes of modules. */
export const outlooksQuerySchema = z.strictObject({ country: countrySchema })

const count = z.int().min(0)

/** What becomes of the modules of a programme in a country and its regions. */
export const outlooksSchema = z.strictObject({
  programmeId: idSchema<'programme'>(),
  country: countrySchema,
  /** Of the modules that are offered: how they stand, and of how many a question is answered with no. */
  counts: z.strictObject({ goes_on: count, dead_end: count, open: count, warned: count }),
  outlooks: z.array(moduleOutlookSchema),
  /** The offers and vacancies in which modules go on, and whether these still do. */
  followOns: z.array(
    z.strictObject({
      id: idSchema<'offer' | 'vacancy'>(),
      title: languageMap(120, 12),
      isLive: z.boolean(),
    }),
  ),
})
export type Outlooks = z.output<typeof outlooksSchema>

/** What becomes of modules in places: where each goes on, and whether what it teaches works there. */
export const outlooks = routes('api-programmes', {
  readOutlooks: {
    method: 'GET',
    path: '/v1/programmes/{programmeId}/outlooks',
    summary:
      'Read where the modules of a programme go on in a country and whether what they teach works there, with how many lead nowhere and of how many nobody knows',
    query: outlooksQuerySchema,
    answer: { status: 200, body: outlooksSchema },
  },
  tellOutlook: {
    method: 'PUT',
    path: '/v1/programmes/{programmeId}/modules/{moduleId}/outlook',
    summary:
      'Tell where a module goes on in a country or a part of it, or that it leads nowhere there, and what works there; at version 1 where nobody has',
    body: newOutlookSchema,
    change: true,
    answer: { status: 200, body: moduleOutlookSchema },
  },
})
