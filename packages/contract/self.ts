import { countrySchema, languageSchema } from '@passerelle/domain/codes'
import { instantSchema } from '@passerelle/domain/kernel'
import * as z from 'zod'
import { routes } from './route.ts'

/** What every answer to a person says of its words: in which language they are, and how it is written. */
export const wordingShape = { lang: languageSchema, dir: z.enum(['ltr', 'rtl']) }

/** An organisation as a person knows it. */
export const organisationSchema = z.strictObject({ name: z.string(), country: countrySchema })

/** Who asks, as the organisation that made the link knows them. */
export const selfSchema = z.strictObject({
  ...wordingShape,
  /** The name by which the person is called. */
  name: z.string(),
  organisation: organisationSchema,
  /** The language that the person prefers. */
  language: languageSchema,
  /** Until when the link works. */
  linkEndsAt: instantSchema,
})
export type Self = z.output<typeof selfSchema>

/** What a person without an account sees and does, by their own link and PIN. */
export const self = routes('api-self', {
  readSelf: {
    method: 'GET',
    path: '/v1/self',
    summary: 'Read who one is here, and until when the link works',
    answer: { status: 200, body: selfSchema },
  },
})
