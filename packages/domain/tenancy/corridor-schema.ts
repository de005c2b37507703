import * as z from 'zod'
import { ownCalendarSchema } from '../calendar/calendars.ts'
import { dateSchema, idSchema, instantSchema } from '../kernel/index.ts'
import { referralKindSchema } from '../sharing/kinds.ts'
import { sharingPurposeSchema, sharingPurposes, transferBasisSchema } from '../sharing/purposes.ts'
import { tierSchema } from '../sharing/tiers.ts'
import { cardSchema } from './directory-schema.ts'
import { placeSchema } from './places-schema.ts'
import { agreedLimitSchema } from './safety-limit.ts'
import { tenantSchema } from './tenant.ts'

/** The description that a party of a corridor gives the other one of itself, its places included where it named some. */
export const partySchema = tenantSchema
  .pick({ slug: true, name: true, kind: true, country: true })
  .extend({ places: z.array(placeSchema).optional() })
export type Party = z.infer<typeof partySchema>

const terms = {
  kinds: z.array(referralKindSchema).min(1).max(2),
  highestTier: tierSchema,
  purposes: z.array(sharingPurposeSchema).min(1).max(sharingPurposes.length),
  transferBasis: transferBasisSchema,
}

/** What may be agreed anew without a gap; what is not named stays as it is. */
const newTerms = {
  until: dateSchema.optional(),
  kinds: terms.kinds.optional(),
  highestTier: terms.highestTier.optional(),
  purposes: terms.purposes.optional(),
  transferBasis: terms.transferBasis.optional(),
}

/** The agreement between two tenants under which people are referred or handed over, from one to the other. */
export const corridorSchema = z.strictObject({
  id: idSchema<'corridor'>(),
  from: idSchema<'tenant'>(),
  to: idSchema<'tenant'>(),
  ...terms,
  validity: z.strictObject({ from: dateSchema, to: dateSchema }),
  /** How each party presents itself to the other now; the second one from when it signs. Not agreed on, but its own. */
  parties: z.strictObject({ from: partySchema.optional(), to: partySchema.optional() }),
  /** Until it signs: the other party by its card, as whoever proposed saw it. */
  addressed: cardSchema.optional(),
  state: z.enum(['proposed', 'active', 'suspended', 'ended']),
  /** The signatory of each party, and when. Member ids say nothing outside of their own tenant. */
  signatures: z.strictObject({
    from: z.strictObject({ member: idSchema<'member'>(), at: instantSchema }).optional(),
    to: z.strictObject({ member: idSchema<'member'>(), at: instantSchema }).optional(),
  }),
  suspendedBy: z.enum(['from', 'to']).optional(),
  /** The later end and the other terms that one party has signed for, while the other one has not. */
  renewal: z
    .strictObject({
      ...newTerms,
      by: z.enum(['from', 'to']),
      signature: z.strictObject({ member: idSchema<'member'>(), at: instantSchema }),
    })
    .optional(),
  /** The corrections that each party makes to its country's calendar. Not agreed on, but its own. */
  calendars: z
    .strictObject({ from: ownCalendarSchema.optional(), to: ownCalendarSchema.optional() })
    .optional(),
  /** The most that the sender's organisation lets cross for now (`safety-limit.ts`). Not agreed on, but its own. */
  limits: z.array(agreedLimitSchema).optional(),
  version: z.int().min(1),
})
export type Corridor = z.infer<typeof corridorSchema>
