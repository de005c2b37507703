import { addDays, addMonths } from '../../calendar/zones.ts'
import type { SupportNeedGroup } from '../../casework/participant/support-needs.ts'
import { isSameWriting } from '../../kernel/codes/languages.ts'
import type { FieldCode } from '../../kernel/field-codes.ts'
import type { ConsentId, MemberId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type CalendarDate, type Instant, utcDayOf } from '../../kernel/time.ts'
import { inOrder, type Tier, tiersUpTo, without } from '../../sharing/tiers.ts'
import type { Corridor } from '../../tenancy/corridor.ts'
import type { Said } from '../referral/commands.ts'
import type { Referral } from '../referral/referral.ts'
import {
  assertTransferBasis,
  type ConsentEvent,
  type ConsentGrant,
  type ConsentMethod,
  type Notice,
} from './consent.ts'
import { assertEachCanOpen } from './extent.ts'

/** How long a consent holds if nobody says otherwise: from now, or past the planned departure (domain.md 5.3). */
const defaultMonths = 12
const monthsPastDeparture = 6
const maxMonths = 24

/** The subject of a consent, as it stands at the moment of the yes. */
export type ConsentFacts = {
  readonly id: ConsentId
  readonly seq: number
  readonly now: Instant
  /** The member who writes it down; absent where the person says it alone, by their own link. */
  readonly memberId?: MemberId | undefined
  readonly corridor: Pick<Corridor, 'highestTier' | 'purposes' | 'transferBasis'>
  readonly sender: { readonly publicAuthority: boolean }
  /** The package that was shown: the hash of each tier that it holds. */
  readonly hashes: ReadonlyMap<Tier, string>
  readonly sensitiveGroups: readonly SupportNeedGroup[]
  readonly notice: Notice
  /** Another notice may have been put before the person than would be now. */
  readonly mayHaveSeenAnother: boolean
}

/**
 * The person's yes, before witnesses or by their own link: an event to append, with everything that it was about.
 *
 * @throws {Refused} `invalid` where the package or the notice is another one, a tier is missing or could never open, or
 *   the expiry is out of bounds, `corridor_forbids`, `transfer_basis_unavailable`, `two_persons_required`
 */
export function giveConsent(
  referral: Referral,
  body: Said<'give-consent'>,
  facts: ConsentFacts,
): ConsentEvent {
  const { corridor, now, memberId } = facts
  if (body.packageVersion !== referral.packageVersion) refuseField('packageVersion', 'superseded')
  if (!body.tiers.includes('T0')) refuseField('tiers', 'offer_tier_required')
  if (without(body.tiers, [...facts.hashes.keys()]).length > 0) refuseField('tiers', 'not_in_package')
  assertEachCanOpen(referral, body.tiers)
  const allowed = tiersUpTo(corridor.highestTier)
  if (without(body.tiers, allowed).length > 0) refuse({ code: 'corridor_forbids', what: 'tier', allowed })
  assertShown(body.shown, facts.notice, facts.mayHaveSeenAnother)
  assertUnderstood(body, facts.notice, ['body', 'interpreter'])
  const method = methodOf(body, memberId)
  assertTransferBasis(corridor.transferBasis, facts.sender)
  const purposes = corridor.purposes.filter((purpose) => purpose !== 'outcome_feedback' || body.feedback)
  if (purposes.length === 0) refuse({ code: 'corridor_forbids', what: 'purpose', allowed: corridor.purposes })
  const tiers = [...inOrder(body.tiers)]
  const grant: ConsentGrant = {
    id: facts.id,
    referralId: referral.id,
    recipientId: referral.to,
    purposes,
    tiers,
    sensitiveGroups: tiers.includes('T3') ? [...facts.sensitiveGroups] : [],
    packageVersion: body.packageVersion,
    packageHashes: Object.fromEntries([...facts.hashes].filter(([tier]) => tiers.includes(tier))),
    notice: facts.notice,
    method,
    readAloud: body.readAloud,
    interpreter: body.interpreter,
    mayCallBeforeDeparture: body.mayCallBeforeDeparture,
    feedback: body.feedback,
    transferBasis: corridor.transferBasis,
    givenAt: now,
    expiresAt: expiryOf(body.expiresOn, referral.request?.plannedDeparture, utcDayOf(now)),
  }
  return { seq: facts.seq, kind: 'given', at: now, ...(memberId && { memberId }), tiers, grant }
}

/**
 * Refuses a yes to a notice in another language than the one that was asked for, unless somebody interpreted it or read
 * it aloud.
 *
 * @throws {Refused} `invalid` with `interpreter_required`
 */
export function assertUnderstood(
  asked: Pick<Said<'give-consent'>, 'language' | 'readAloud' | 'interpreter'>,
  shown: Pick<Notice, 'language'>,
  path: readonly string[],
): void {
  if (isSameWriting(asked.language, shown.language) || asked.readAloud || asked.interpreter) return
  refuse({ code: 'invalid', errors: [{ path, code: 'interpreter_required' }] })
}

/**
 * Refuses a yes to another text than the one that is in force: it was reviewed anew or withdrawn after the person had
 * seen it. Which one they saw has to be said only where that may be.
 *
 * @throws {Refused} `invalid` with `notice_changed`
 */
export function assertShown(
  shown: Said<'give-consent'>['shown'],
  notice: Pick<Notice, 'sha256'>,
  mayBeAnother: boolean,
): void {
  if (shown === undefined ? mayBeAnother : shown.sha256 !== notice.sha256)
    refuseField('shown', 'notice_changed')
}

/** @throws {Refused} `two_persons_required` where a member writes down what nobody else heard */
function methodOf({ witnessId }: Said<'give-consent'>, memberId: MemberId | undefined): ConsentMethod {
  if (memberId === undefined) return { kind: 'own_link' }
  if (witnessId === undefined || witnessId === memberId) refuse({ code: 'two_persons_required' })
  return { kind: 'witnessed', coachId: memberId, witnessId }
}

/** The tiers that a person takes back: the named ones, or all that they gave. */
export function withdrawConsent(
  body: Said<'revoke-consent'>,
  grant: Pick<ConsentGrant, 'tiers'>,
  facts: { readonly seq: number; readonly now: Instant; readonly memberId?: MemberId },
): ConsentEvent {
  return {
    seq: facts.seq,
    kind: 'withdrawn',
    at: facts.now,
    ...(facts.memberId && { memberId: facts.memberId }),
    ...(body.way && { way: body.way }),
    tiers: [...inOrder(body.tiers ?? grant.tiers)],
  }
}

function expiryOf(
  wanted: CalendarDate | undefined,
  plannedDeparture: CalendarDate | undefined,
  today: CalendarDate,
): Instant {
  if (wanted !== undefined && wanted <= today) refuseField('expiresOn', 'not_in_the_future')
  if (wanted !== undefined && wanted > addMonths(today, maxMonths)) refuseField('expiresOn', 'too_late')
  const pastDeparture = plannedDeparture && addMonths(plannedDeparture, monthsPastDeparture)
  const usual =
    pastDeparture !== undefined && pastDeparture > today ? pastDeparture : addMonths(today, defaultMonths)
  return `${addDays(wanted ?? usual, 1)}T00:00:00.000Z`
}

function refuseField(field: string, code: FieldCode): never {
  refuse({ code: 'invalid', errors: [{ path: ['body', field], code }] })
}
