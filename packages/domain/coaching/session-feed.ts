import * as z from 'zod'
import {
  idLength,
  idSchema,
  instantSchema,
  isId,
  type MemberId,
  rule,
  sha256Schema,
  type TenantId,
} from '../kernel/index.ts'

/**
 * A member's feed: the sessions that they hold, for the calendar on their telephone. Whoever has its code reads them, so
 * it names no participant and no free text; the code is told once, and what is kept recognises it.
 */
export const sessionFeedSchema = z.strictObject({
  memberId: idSchema<'member'>(),
  version: z.int().min(1),
  createdAt: instantSchema,
  /** The SHA-256 of the code. */
  digest: sha256Schema,
})

export type SessionFeed = z.infer<typeof sessionFeedSchema>

const codePattern = /^[0-9A-HJKMNP-TV-Z]{78}$/

/** The code of a feed: the organisation, the member, and 128 random bits. */
export const feedCodeSchema = z
  .custom<string>(
    (value) => typeof value === 'string' && placeOfFeed(value) !== undefined,
    rule('invalid_id'),
  )
  .meta({ type: 'string', pattern: codePattern.source, description: '78 characters of Crockford base32' })

/** Whose feed a code is. Nothing where it cannot be a code. */
export function placeOfFeed(
  code: string,
): { readonly tenantId: TenantId; readonly memberId: MemberId } | undefined {
  const [tenantId = '', memberId = '', secret = ''] = [0, 1, 2].map((n) =>
    code.slice(n * idLength, (n + 1) * idLength),
  )
  if (code.length !== 3 * idLength || ![tenantId, memberId, secret].every(isId)) return undefined
  return { tenantId: tenantId as TenantId, memberId: memberId as MemberId } // ids, at their places
}

/** How far a feed reaches back and ahead, in days. */
export const feedDays = { back: 28, ahead: 365 } as const
