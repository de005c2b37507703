import * as z from 'zod'
import { rule } from '../kernel/field-codes.ts'
import { type CorridorId, earliestDay, idSchema, refuse } from '../kernel/index.ts'
import { cardCodeSchema } from './card-code.ts'
import type { Corridor, Signatory } from './corridor.ts'
import { corridorSchema } from './corridor-schema.ts'
import { type Addressee, assertKnown, isSuspended } from './directory.ts'
import { assertBasis } from './transfer-basis.ts'

/** Either party proposes; `counterpart` is the other one's code or id, `direction` says who sends. */
export const proposeCorridorSchema = corridorSchema
  .pick({ kinds: true, highestTier: true, purposes: true, transferBasis: true, validity: true })
  .extend({
    counterpart: z.union([cardCodeSchema, idSchema<'tenant'>()]),
    direction: z.enum(['outgoing', 'incoming']),
  })
  .refine(({ validity }) => validity.from <= validity.to, {
    ...rule('ends_before_it_begins'),
    path: ['validity', 'to'],
  })
export type ProposeCorridor = z.infer<typeof proposeCorridorSchema>

/**
 * A proposal carries its proposer's signature; it binds nobody until the other party has signed as well.
 *
 * @param addressee the other party, if there is one
 * @throws {Refused} `invalid` with an end that is past, the own organisation or one that does not exist,
 *   `transfer_basis_unavailable`, and `corridor_not_active` while the other one is suspended
 */
export function propose(
  id: CorridorId,
  terms: ProposeCorridor,
  signatory: Signatory,
  addressee: Addressee | undefined,
): Corridor {
  const { counterpart: _, direction, ...agreed } = terms
  if (addressee?.id === signatory.tenant) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'counterpart'], code: 'own_tenant' }] })
  }
  if (terms.validity.to < earliestDay(signatory.at)) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'validity', 'to'], code: 'in_the_past' }] })
  }
  assertKnown(addressee, 'counterpart')
  const { id: counterpart, entry, card } = addressee
  assertBasis(terms.transferBasis, (direction === 'incoming' ? signatory.party : entry).country)
  if (isSuspended(entry)) refuse({ code: 'corridor_not_active', state: 'suspended' })
  const [from, to] =
    direction === 'outgoing' ? [signatory.tenant, counterpart] : [counterpart, signatory.tenant]
  const signature = { member: signatory.member, at: signatory.at }
  return {
    id,
    from,
    to,
    ...agreed,
    ...(card && { addressed: card }),
    state: 'proposed',
    parties: direction === 'outgoing' ? { from: signatory.party } : { to: signatory.party },
    signatures: direction === 'outgoing' ? { from: signature } : { to: signature },
    version: 1,
  }
}
