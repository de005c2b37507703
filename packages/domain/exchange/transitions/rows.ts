import { refuse } from '../../kernel/refusal.ts'
import type { ReferralKind } from '../../sharing/kinds.ts'
import type { Role } from '../../tenancy/roles.ts'
import type { Command, Order } from '../referral/commands.ts'
import type { Referral } from '../referral/referral.ts'
import type { Side } from '../referral/states.ts'
import type { Actor, ClockOrder } from './decision.ts'
import type { Entitled, Transition } from './transition.ts'
import { transitions } from './transitions.ts'

/** A side, or on it those of these roles. */
export type Callers = { readonly side: Side; readonly roles?: readonly Role[] }

/**
 * The commands that these callers may give in a state, as the API names them: for buttons, and for a caller who tried
 * another.
 */
export function allowedCommands(
  { state, kind }: Pick<Referral, 'state' | 'kind'>,
  { side, roles }: Callers,
): readonly Command[] {
  const allowed = transitions.filter(
    ({ from, by, ...row }) =>
      from.includes(state) &&
      isOfKind(row, kind) &&
      (roles === undefined ? by.some((entitled) => entitled.side === side) : isEntitled(by, { side, roles })),
  )
  return [...new Set(allowed.map(({ command }) => command))]
}

/** Whether somebody is among those who may. */
export function isEntitled(by: readonly Entitled[], { side, roles }: Required<Callers>): boolean {
  return by.some(
    (entitled) => entitled.side === side && (entitled.roles?.some((role) => roles.includes(role)) ?? true),
  )
}

function isOfKind({ kinds }: Pick<Transition, 'kinds'>, kind: ReferralKind): boolean {
  return kinds?.includes(kind) ?? true
}

/**
 * The row of the table that fits. A caller who may never give a command learns that, and not in which states others
 * may.
 *
 * @throws {Refused} `forbidden`, or `illegal_transition` with what is allowed instead
 */
export function rowFor(referral: Referral, order: Order | ClockOrder, actor: Actor): Transition {
  const { state, kind } = referral
  const ofCommand = transitions.filter(({ command }) => command === order.command)
  if (!ofCommand.some(({ by }) => isEntitled(by, actor))) refuse({ code: 'forbidden' })
  const variant = variantOf(order)
  const row = ofCommand.find(
    (candidate) =>
      candidate.from.includes(state) &&
      isOfKind(candidate, kind) &&
      (candidate.when === undefined || candidate.when === variant),
  )
  if (row === undefined) {
    return refuse({ code: 'illegal_transition', state, allowed: allowedCommands(referral, actor) })
  }
  return row
}

function variantOf(order: Order | ClockOrder): Transition['when'] {
  if (order.command === 'unaccept') return order.body.to === 'offered' ? 'back_to_offered' : 'declined'
  if (order.command !== 'revoke-consent') return undefined
  const named = order.body.tiers
  return named === undefined || named.includes('T0') ? 'everything' : 'some_tiers'
}
