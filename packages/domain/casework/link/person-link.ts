import * as z from 'zod'
import { idSchema } from '../../kernel/ids.ts'
import { instantSchema } from '../../kernel/time.ts'

/** How long a link works where nobody says otherwise, and at the most. */
const usualDays = 180
const maxDays = 365

/** The body with which a coach makes a link. */
export const newLinkSchema = z.strictObject({ validDays: z.int().min(1).max(maxDays).default(usualDays) })
export type NewLink = z.output<typeof newLinkSchema>

/**
 * A person's own way in: a code that nobody can guess, in a link or a picture, and a PIN that goes another way. Neither
 * is kept; what is kept is enough to recognise them, and to count those who try.
 */
export const personLinkSchema = z.strictObject({
  /** Also the name under which the person acts; it is another one with every link. */
  id: idSchema<'link'>(),
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  createdAt: instantSchema,
  createdBy: idSchema<'member'>(),
  endsAt: instantSchema,
  /** PINs that were let through to be looked at, since the last right one or the last lock. */
  tries: z.int().min(0),
  /** PINs that were not the right one, in all. */
  failures: z.int().min(0),
  locks: z.int().min(0),
  lockedUntil: instantSchema.optional(),
  /** Set when too many PINs were wrong; then only a new link helps. */
  revokedAt: instantSchema.optional(),
})
export type PersonLink = z.infer<typeof personLinkSchema>

export const linkStates = ['active', 'locked', 'expired', 'revoked'] as const
export type LinkState = (typeof linkStates)[number]

/** How a link stands at `now`. */
export function linkStateAt({ revokedAt, endsAt, lockedUntil }: PersonLink, now: string): LinkState {
  if (revokedAt !== undefined) return 'revoked'
  if (endsAt <= now) return 'expired'
  return lockedUntil !== undefined && lockedUntil > now ? 'locked' : 'active'
}
