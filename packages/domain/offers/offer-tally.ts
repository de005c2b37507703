import * as z from 'zod'
import { refuse } from '../kernel/index.ts'
import { maxOffers } from './offer.ts'

/** How many offers an organisation keeps, so that nobody has to count them; version 1 is that of one without any. */
export const offerTallySchema = z.strictObject({ version: z.int().min(1), count: z.int().min(0) })
export type OfferTally = z.infer<typeof offerTallySchema>

export const noOffers: OfferTally = { version: 1, count: 0 }

/** With one offer more. @throws {Refused} `limit_reached` */
export function oneMore({ version, count }: OfferTally): OfferTally {
  if (count >= maxOffers) refuse({ code: 'limit_reached', what: 'offers', limit: maxOffers })
  return { version: version + 1, count: count + 1 }
}
