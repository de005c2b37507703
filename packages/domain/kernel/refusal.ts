import type { FieldCode } from './field-codes.ts'
import type { ReferralId } from './ids.ts'

/**
 * Everything that the domain refuses, as one closed union: a literal code and what a person needs to act on it.
 * Never a value of personal data.
 */
export type Refusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'forbidden' }
  /** Whoever acts is no member any more, or not in that role, although the gateway still lets them in. */
  | { readonly code: 'membership_ended' }
  /** The work that somebody would leave behind, in cases. */
  | { readonly code: 'work_left'; readonly cases: number; readonly deputyOf: number }
  | { readonly code: 'stale_version'; readonly current: number }
  /** Some of what was sent would write over what its sender did not know of; each of it is named. */
  | { readonly code: 'written_meanwhile'; readonly errors: readonly FieldError[] }
  | { readonly code: 'version_required' }
  | { readonly code: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly code: 'illegal_transition'; readonly state: string; readonly allowed: readonly string[] }
  | { readonly code: 'reason_required'; readonly allowed: readonly string[] }
  | { readonly code: 'consent_missing'; readonly tiers: readonly string[] }
  | { readonly code: 'consent_ended'; readonly state: 'revoked' | 'expired' }
  | { readonly code: 'feedback_not_agreed' }
  | { readonly code: 'corridor_missing' }
  | { readonly code: 'corridor_not_active'; readonly state: string }
  | {
      readonly code: 'corridor_forbids'
      readonly what: 'kind' | 'tier' | 'purpose'
      readonly allowed: readonly string[]
    }
  | { readonly code: 'safety_limit'; readonly scope: string; readonly highest: string }
  | { readonly code: 'transfer_basis_unavailable'; readonly basis: string }
  | { readonly code: 'two_persons_required' }
  | { readonly code: 'contact_attempts_missing'; readonly attempts: number; readonly ways: number }
  | { readonly code: 'package_closed'; readonly state: string }
  /** `hours` are those in which the channel may be used, or `none` where it is not about hours. */
  | { readonly code: 'contact_refused'; readonly what: ContactObstacle; readonly hours: string }
  /** Why nothing of a case may go, and up to which day, that day included. */
  | { readonly code: 'on_hold'; readonly ground: string; readonly until: string }
  | { readonly code: 'plan_not_agreed' }
  /** `referralId` names the one that is there, to a caller who may see it. */
  | { readonly code: 'already_exists'; readonly what: Unique; readonly referralId?: ReferralId }
  | { readonly code: 'limit_reached'; readonly what: Limited; readonly limit: number }
  | { readonly code: 'not_possible'; readonly what: Obstacle }
  | { readonly code: 'wrong_pin'; readonly left: number }
  | { readonly code: 'paper_locked' }
  | { readonly code: 'paper_revoked' }
  | { readonly code: 'paper_expired'; readonly expiredAt: string }
  | { readonly code: 'paper_already_redeemed'; readonly redeemedAt: string }
  | { readonly code: 'idempotency_mismatch' }
  | { readonly code: 'repeated' }
  | { readonly code: 'contended' }

/** Things of which there can be only one. */
export type Unique =
  | 'application'
  | 'assessment'
  | 'baseline'
  | 'business_plan'
  | 'certificate'
  | 'corridor'
  | 'email'
  | 'enrolment'
  | 'first_interview'
  | 'follow_up'
  | 'follow_ups'
  | 'handover'
  | 'network_membership'
  | 'plan'
  | 'publication'
  | 'slug'
  | 'successor'
  | 'work_profile'

/** Things of which there can be only so much; for a package the largest part is named. */
export type Limited =
  | 'applications'
  | 'appointments'
  | 'attendance_editions'
  | 'business_editions'
  | 'bytes_of_a_paper'
  | 'bytes_of_a_record'
  | 'bytes_of_a_sheet'
  | 'certificate_keys'
  | 'contact_requests'
  | 'contact_requests_of_day'
  | 'corrections'
  | 'feedback'
  | 'files'
  | 'findings'
  | 'follow_ups'
  | 'former_programmes'
  | 'holds'
  | 'import_rows'
  | 'institutions'
  | 'items'
  | 'merged_cases'
  | 'network_memberships'
  | 'networks'
  | 'notice_editions'
  | 'notices'
  | 'offers'
  | 'outlooks'
  | 'rechecks'
  | 'recognitions'
  | 'referrals_under_way'
  | 'released_sheets'
  | 'safety_limits'
  | 'searchable_people'
  | 'service_accounts'
  | 'stageSteps'
  | 'waiting_list'
  | 'webhooks'
  | `package.${PackageSection}`

type PackageSection =
  | 'assessment'
  | 'business'
  | 'businessSteps'
  | 'financeLines'
  | 'interview'
  | 'participant'
  | 'person'
  | 'plan'
  | 'planItems'
  | 'referral'
  | 'request'

/** Why a channel is not to be used, or a text not to be sent by it. */
export type ContactObstacle = 'code_word_gives_away' | 'do_not_contact' | 'outside_hours' | 'text_gives_away'

/** Obstacles to a command. */
export type Obstacle =
  | 'already_answered'
  | 'already_departed'
  | 'already_merged'
  | 'already_taken_back'
  | 'application_over'
  | 'business_edition_revised'
  | 'business_plan_decided'
  | 'business_plan_not_submitted'
  | 'business_plan_submitted'
  | 'business_plan_without_finance'
  | 'business_plan_without_idea'
  | 'case_closed'
  | 'case_merged'
  | 'certificate_revoked'
  | 'consent_holds'
  | 'conversation_closed'
  | 'event_ahead'
  | 'event_cancelled'
  | 'event_held'
  | 'follow_ups_not_begun'
  | 'hold_ended'
  | 'institution_merged'
  | 'institutions_not_merged'
  | 'kept_case_closed'
  | 'last_admin'
  | 'left_with_another_handover'
  | 'limit_waits_for_second'
  | 'merged_case_stands'
  | 'network_closed'
  | 'no_limit_proposed'
  | 'no_network_member'
  | 'no_notice_draft'
  | 'no_notice_in_force'
  | 'no_place_left'
  | 'no_successor'
  | 'not_a_centre'
  | 'not_agreed_to_matching'
  | 'not_agreed_yet'
  | 'not_counted_yet'
  | 'not_due'
  | 'not_merged'
  | 'not_recognised'
  | 'not_returned'
  | 'nothing_attended'
  | 'nothing_to_answer'
  | 'nothing_to_release'
  | 'notice_of_platform'
  | 'offered_already'
  | 'only_secret'
  | 'own_membership'
  | 'other_file'
  | 'own_proposal'
  | 'package_destroyed'
  | 'package_held_back'
  | 'person_erased'
  | 'plan_already_agreed'
  | 'plan_frozen'
  | 'plan_not_frozen'
  | 'plan_without_goal'
  | 'plan_without_items'
  | 'programme_ended'
  | 'received_case_stands'
  | 'recognition_assessed'
  | 'recognition_decided'
  | 'recognition_ended'
  | 'recognition_without_evidence'
  | 'referral_under_way'
  | 'referred_since'
  | 'same_case'
  | 'same_institution'
  | 'session_ahead'
  | 'session_cancelled'
  | 'session_held'
  | 'still_ahead'
  | 'two_secrets'
  | 'units_missing'
  | 'vacancy_not_open'
  | 'vital_interests_open'
  | 'year_not_over'
  | 'year_told'

/** The fault of one field of a request: where (JSON path segments), which rule, and the rule's bound. */
export type FieldError = {
  readonly path: readonly (string | number)[]
  readonly code: FieldCode
  readonly params?: Readonly<Record<string, string | number>>
}

export type RefusalCode = Refusal['code']

/** A decision not to do what was asked. Thrown by pure rules, turned into an answer in one place. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Stops with a refusal. */
export function refuse(refusal: Refusal): never {
  throw new Refused(refusal)
}
