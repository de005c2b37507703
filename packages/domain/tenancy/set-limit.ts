import { isCountry } from '../kernel/codes/countries.ts'
import { type Instant, type MemberId, refuse, type TenantId } from '../kernel/index.ts'
import {
  isLower,
  isRecipient,
  type LimitScope,
  lower,
  type SafetyLimit,
  type SafetyLimits,
  type SetLimit,
} from './safety-limit.ts'

/** Every country, and as many recipients again. */
const maxLimits = 500

type Member = { readonly by: MemberId; readonly at: Instant }

/**
 * Somebody asks for another limit. Less holds at once, because waiting is the danger: it costs nothing that a second
 * person could not give back. More holds when a second person has said yes. Nothing ever rises by the word of one.
 *
 * @throws {Refused} `not_found` for an organisation that nothing is sent to, `not_possible` where another proposal waits
 */
export function proposeLimit(
  book: SafetyLimits,
  scope: LimitScope,
  { highest, reason }: SetLimit,
  { by, at }: Member,
): SafetyLimits {
  if (!isCountry(scope) && !book.recipients.some((recipient) => isRecipient(scope, recipient))) {
    refuse({ code: 'not_found' })
  }
  const before = limitIn(book, scope) ?? { scope, agreed: 'T3', holds: 'T3' }
  // A limit that is in force already is not proposed again; the proposal sees to it that every corridor knows of it.
  if (highest === before.holds) return book
  if (before.proposal && !isLower(highest, before.holds)) refuseWaiting()
  if (!limitIn(book, scope) && book.limits.length >= maxLimits) {
    refuse({ code: 'limit_reached', what: 'safety_limits', limit: maxLimits })
  }
  return put(book, {
    ...before,
    agreed: agreedBy(before, by),
    holds: lower(before.holds, highest),
    proposal: { highest, reason, by, at },
  })
}

/**
 * Another member agrees: what was proposed holds.
 *
 * @throws {Refused} `not_possible` where nothing waits, `two_persons_required`
 */
export function confirmLimit(book: SafetyLimits, scope: LimitScope, by: MemberId): SafetyLimits {
  const { proposal } = waiting(book, scope)
  if (proposal.by === by) refuse({ code: 'two_persons_required' })
  const { highest, reason } = proposal
  return put(book, { scope, agreed: highest, holds: highest, reason })
}

/**
 * The limit agreed before holds again. A member who proposed more may think better of it alone; that less was proposed
 * is taken back by another member, because something opens by it.
 *
 * @throws {Refused} `not_possible` where nothing waits, `two_persons_required`
 */
export function rejectLimit(book: SafetyLimits, scope: LimitScope, by: MemberId): SafetyLimits {
  const { proposal, ...before } = waiting(book, scope)
  const { agreed, holds } = before
  if (proposal.by === by && isLower(holds, agreed)) refuse({ code: 'two_persons_required' })
  return put(book, { ...before, holds: agreed })
}

/** Writes down that something is sent there, so that a limit reaches that corridor as well. */
export function withRecipient(book: SafetyLimits, recipient: TenantId): SafetyLimits {
  if (book.recipients.includes(recipient)) return book
  return { ...book, recipients: [...book.recipients, recipient], version: book.version + 1 }
}

function limitIn({ limits }: SafetyLimits, scope: LimitScope): SafetyLimit | undefined {
  return limits.find((limit) => limit.scope === scope)
}

/** A member who asks for even less than another has agreed to the earlier proposal. */
function agreedBy({ agreed, holds, proposal }: SafetyLimit, by: MemberId): SafetyLimit['agreed'] {
  return proposal !== undefined && proposal.by !== by ? lower(agreed, holds) : agreed
}

function waiting(book: SafetyLimits, scope: LimitScope) {
  const limit = limitIn(book, scope) ?? refuse({ code: 'not_found' })
  const { proposal } = limit
  return proposal ? { ...limit, proposal } : refuse({ code: 'not_possible', what: 'no_limit_proposed' })
}

// A limit that limits nothing and waits for nobody is none.
function put({ limits, recipients, version }: SafetyLimits, limit: SafetyLimit): SafetyLimits {
  const others = limits.filter(({ scope }) => scope !== limit.scope)
  const isNone = limit.agreed === 'T3' && limit.proposal === undefined
  return { limits: isNone ? others : [...others, limit], recipients, version: version + 1 }
}

function refuseWaiting(): never {
  refuse({ code: 'not_possible', what: 'limit_waits_for_second' })
}
