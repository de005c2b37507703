import * as z from 'zod'
import { type CalendarDate, refuse } from '../kernel/index.ts'
import { type Corridor, isRenewable, refuseCorridorMove, type Signatory, sideOf } from './corridor.ts'
import { corridorSchema } from './corridor-schema.ts'
import { assertBasis } from './transfer-basis.ts'

const { by: _, signature: __, ...newTerms } = corridorSchema.shape.renewal.unwrap().shape

/** A later end, other terms, or both. */
export const renewCorridorSchema = z.strictObject(newTerms)
export type RenewCorridor = z.infer<typeof renewCorridorSchema>

/**
 * One party signs for a later end, for other terms, or for both. Until the other one has signed as well, the agreement
 * holds as it did; then it goes on without a gap, with all that is under way. What is asked for last takes the place of
 * what was asked for before.
 *
 * @param today the day at the party that asks
 * @throws {Refused} `illegal_transition`; `invalid` for an end that is over, or no later than the one that holds, and for
 *   terms that hold already or none at all; `transfer_basis_unavailable`
 */
export function renewCorridor(
  corridor: Corridor,
  asked: RenewCorridor,
  { tenant, member, at }: Omit<Signatory, 'party'>,
  today: CalendarDate,
): Corridor {
  const side = sideOf(corridor, tenant)
  if (!isRenewable(corridor)) return refuseCorridorMove(corridor, side)
  if (Object.keys(asked).length === 0) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'until'], code: 'required' }] })
  }
  if (asked.until !== undefined) assertLater(asked.until, corridor.validity.to, today)
  assertOther(asked, corridor)
  if (asked.transferBasis !== undefined) assertBasis(asked.transferBasis, corridor.parties.to?.country)
  const renewal = { ...asked, by: side, signature: { member, at } }
  return { ...corridor, renewal, version: corridor.version + 1 }
}

function assertLater(until: CalendarDate, end: CalendarDate, today: CalendarDate): void {
  const path = ['body', 'until']
  if (until <= end)
    refuse({ code: 'invalid', errors: [{ path, code: 'not_later_than_end', params: { end } }] })
  if (until < today) refuse({ code: 'invalid', errors: [{ path, code: 'in_the_past' }] })
}

/** A signature under what holds already would say nothing. */
function assertOther({ until, ...asked }: RenewCorridor, corridor: Corridor): void {
  const named = Object.keys(asked) as (keyof typeof asked)[] // the keys of a closed object
  const isSame = (name: keyof typeof asked) =>
    JSON.stringify([asked[name]].flat().toSorted()) === JSON.stringify([corridor[name]].flat().toSorted())
  if (until !== undefined || !named.every(isSame)) return
  refuse({ code: 'invalid', errors: named.map((name) => ({ path: ['body', name], code: 'holds_already' })) })
}
