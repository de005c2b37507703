import * as z from 'zod'
import { idSchema } from '../../kernel/ids.ts'
import { instantSchema } from '../../kernel/time.ts'
import { transferBasisSchema } from '../../sharing/purposes.ts'
import { tierSchema } from '../../sharing/tiers.ts'

/**
 * A disclosure: what was shown to whom, when. One is written whenever a tier opens, and at every read of T1 and above,
 * before the answer leaves (domain.md 5.4); together they are the list of recipients that Article 19 of the GDPR asks
 * for.
 */
export const disclosureSchema = z.strictObject({
  id: idSchema<'disclosure'>(),
  at: instantSchema,
  recipientId: idSchema<'tenant'>(),
  memberId: idSchema<'member'>().optional(),
  tiers: z.array(tierSchema).min(1),
  packageVersion: z.int().min(1),
  occasion: z.enum(['opened', 'read']),
  /** On what it rested, where that was no consent. */
  basis: transferBasisSchema.extract(['vital_interests_49_1_f']).optional(),
})

export type Disclosure = z.infer<typeof disclosureSchema>
