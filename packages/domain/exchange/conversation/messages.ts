import * as z from 'zod'
import { idSchema, type MemberId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { text } from '../../kernel/text.ts'
import { type Instant, instantSchema, plusDays } from '../../kernel/time.ts'
import type { Referral } from '../referral/referral.ts'
import { isTerminal, type Owner, ownerSchema } from '../referral/states.ts'

/** A message of one side to the other inside a referral. */
export const writeMessageSchema = z.strictObject({ text: text(2000) })

/**
 * A message of those who answer for a referral on one side to those who do on the other. Numbered without a gap in the
 * order in which they were kept, which no two share.
 */
export const messageSchema = z.strictObject({
  seq: z.int().min(1),
  side: ownerSchema,
  memberId: idSchema<'member'>(),
  at: instantSchema,
  text: writeMessageSchema.shape.text,
})

/** Up to which message somebody has read, and since when. */
export const readReceiptSchema = z.strictObject({
  side: ownerSchema,
  memberId: idSchema<'member'>(),
  upTo: messageSchema.shape.seq,
  at: instantSchema,
})

export type Message = z.infer<typeof messageSchema>
export type ReadReceipt = z.infer<typeof readReceiptSchema>

/** For so many days after a referral is completed there may still be something to say about it. */
const writableDaysAfterEnd = 30

/** So many people of one side read along; the receipt of whoever read longest ago makes room. */
const maxReaders = 50

/**
 * Refuses to write where the other side could not read it: before the offer, and once nothing of it is open to the
 * receiver any more; and some weeks after the end.
 *
 * @throws {Refused} `not_possible`
 */
export function assertWritable({ openTiers, state, changedAt }: Referral, now: Instant): void {
  const isOver = isTerminal(state) && now > plusDays(changedAt, writableDaysAfterEnd)
  if (!openTiers.includes('T0') || isOver) refuse({ code: 'not_possible', what: 'conversation_closed' })
}

/** The receipts of a side after a member has read that far; the same ones where they had read as far already. */
export function readUpTo(
  receipts: readonly ReadReceipt[],
  reader: { readonly side: Owner; readonly memberId: MemberId },
  upTo: number,
  now: Instant,
): readonly ReadReceipt[] {
  const known = receipts.find(({ memberId }) => memberId === reader.memberId)
  if (known !== undefined && known.upTo >= upTo) return receipts
  const others = receipts.filter((receipt) => receipt !== known)
  const newest = others.toSorted((one, other) => (one.at < other.at ? -1 : 1)).slice(1 - maxReaders)
  return [...newest, { ...reader, upTo, at: now }]
}
