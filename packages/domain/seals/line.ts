import * as z from 'zod'
import type { Instant } from '../kernel/index.ts'

/**
 * A line of the journal as it is sealed: who did what to which thing, and never a value. `place` is its own and sorts by
 * time. `askew` names what its row holds otherwise than the journal writes it, so that no byte of a row is left out of a
 * seal; it is empty for a line that was written and never touched.
 */
export const sealedLineSchema = z.strictObject({
  place: z.string(),
  at: z.string(),
  member: z.string(),
  action: z.string(),
  aggregate: z.string(),
  aggregateId: z.string(),
  version: z.number(),
  fields: z.array(z.string()),
  purpose: z.string(),
  askew: z.array(z.string()),
})

export type SealedLine = z.output<typeof sealedLineSchema>

/** The text of a line of which the digest is sealed: its parts in a fixed order, as JSON without spaces. */
export function leafText(line: SealedLine): string {
  const { place, at, member, action, aggregate, aggregateId, version, fields, purpose, askew } = line
  return JSON.stringify([place, at, member, action, aggregate, aggregateId, version, fields, purpose, askew])
}

/** The time that the place of a line says: what its row says of it may have been altered. */
export function timeIn(place: string): Instant {
  return place.slice(0, timeLength)
}

const timeLength = '2026-01-31T09:30:00.000Z'.length
