import type { SkillsAssessment } from '../../casework/assessment/skills-assessment.ts'
import type { FirstInterview } from '../../casework/interview/first-interview.ts'
import type { Participant } from '../../casework/participant/participant.ts'
import type { SupportNeedGroup } from '../../casework/participant/support-needs.ts'
import type { Plan } from '../../casework/plan/plan.ts'
import type { BusinessPlan } from '../../founding/index.ts'
import type { Ids, ReferralId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { CalendarDate } from '../../kernel/time.ts'
import { inOrder, type Tier } from '../../sharing/tiers.ts'
import type { Referral } from '../referral/referral.ts'
import { canonicalBytes, canonicalJson, type Json } from './canonical.ts'
import { disclosedPerson } from './disclosed-person.ts'
import {
  type ListName,
  type Projection,
  project,
  type SectionName,
  type sectionsOfLists,
} from './sections.ts'

/** The part of a package about the referral it belongs to; a paper, which has none, says the same of itself. */
export type Offer = Pick<Referral, 'id' | 'kind' | 'pseudonym' | 'urgency' | 'request'>

/** All that a sender's case holds and that could be asked for. */
export type CaseFile = {
  readonly referral: Offer
  readonly participant: Participant
  readonly interview?: FirstInterview | undefined
  readonly assessment?: SkillsAssessment | undefined
  readonly plan?: Plan | undefined
  readonly business?: BusinessPlan | undefined
}

type PackageSection = SectionName | ListName

const packageSections: readonly PackageSection[] = [
  'referral',
  'request',
  'participant',
  'person',
  'interview',
  'assessment',
  'plan',
  'planItems',
  'business',
  'financeLines',
  'businessSteps',
]

/**
 * The content of one tier of a package: of each section the fields that the registry puts into this tier, and no
 * others.
 */
export type PackageContent<Of extends Tier> = {
  readonly [Section in SectionName]?: Projection<Section, Of>
} & {
  readonly [List in ListName]?: readonly Projection<(typeof sectionsOfLists)[List], Of>[]
}

/** The unit that is hashed, sealed, shown and handed over: one tier of one version of a package. */
export type PackagePart = {
  readonly tier: Tier
  /** Canonical JSON in UTF-8. Its SHA-256 is what the consent refers to. */
  readonly bytes: Uint8Array
}

/** An immutable snapshot of a case, each tier apart, so that each can have its own key (glossary: Übergabepaket). */
export type HandoverPackage = {
  readonly referralId: ReferralId
  readonly version: number
  readonly parts: readonly PackagePart[]
}

export type PackageTerms = {
  readonly version: number
  readonly tiers: readonly Tier[]
  readonly sensitiveGroups: readonly SupportNeedGroup[]
  /**
   * Random text of at least 128 bits for each tier. Without it, whoever knows the hash of a tier could guess at what it
   * says; with one for all tiers, whoever may read the first could guess at the others.
   */
  readonly nonces: Readonly<Record<Tier, string>>
  readonly today: CalendarDate
}

/**
 * Refuses to put before a person what says nothing: nobody agrees to an empty part.
 *
 * @throws {Refused} `invalid` with each ticked group and each tier for which the case holds nothing
 */
export function assertNothingEmpty(file: CaseFile, terms: PackageTerms): void {
  const needs = file.participant.supportNeeds ?? {}
  const errors = [
    ...terms.sensitiveGroups.flatMap((group, position) =>
      needs[group]
        ? []
        : [{ path: ['body', 'sensitiveGroups', position], code: 'nothing_in_group' } as const],
    ),
    ...terms.tiers.flatMap((tier, position) =>
      tier === 'T3' || Object.keys(contentOf(file, terms, tier)).length > 0
        ? []
        : [{ path: ['body', 'tiers', position], code: 'nothing_in_tier', params: { tier } } as const],
    ),
  ]
  if (errors.length > 0) refuse({ code: 'invalid', errors })
}

/** For each tier one of its own; an id holds 128 random bits. */
export function newNonces(ids: Ids): PackageTerms['nonces'] {
  const next = () => ids.next<'nonce'>()
  return { T0: next(), T1: next(), T2: next(), T3: next() }
}

export const packageFormat = 'passerelle.package.1'

/** A package fits on paper and through a bad line. */
export const packageLimitBytes = 100_000

/**
 * The package of a case for these tiers.
 *
 * @throws {Refused} `invalid` without T0; `limit_reached` with the section that is too large, when it is over 100 kB
 */
export function buildPackage(file: CaseFile, terms: PackageTerms): HandoverPackage {
  if (!terms.tiers.includes('T0')) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'tiers'], code: 'offer_tier_required' }] })
  }
  const referralId = file.referral.id
  const contents = inOrder(terms.tiers).map((tier) => ({ tier, content: contentOf(file, terms, tier) }))
  const parts = contents.map(({ tier, content }) => ({
    tier,
    bytes: canonicalBytes({
      format: packageFormat,
      referralId,
      version: terms.version,
      tier,
      nonce: terms.nonces[tier],
      content,
    }),
  }))
  if (parts.reduce((sum, { bytes }) => sum + bytes.length, 0) > packageLimitBytes) {
    refuse({ code: 'limit_reached', what: `package.${largestSection(contents)}`, limit: packageLimitBytes })
  }
  return { referralId, version: terms.version, parts }
}

function contentOf<Of extends Tier>(
  file: CaseFile,
  terms: PackageTerms,
  tier: Of,
): { [section: string]: Json } {
  const { referral, participant, interview, assessment, plan, business } = file
  const content: PackageContent<Of> = {
    referral: project('referral', referral, tier),
    ...(referral.request && { request: project('request', referral.request, tier) }),
    participant: project('participant', ticked(participant, terms.sensitiveGroups), tier),
    person: project('person', disclosedPerson(participant, terms.today), tier),
    ...(interview && { interview: project('interview', interview, tier) }),
    ...(assessment && { assessment: project('assessment', assessment, tier) }),
    ...(plan && { plan: project('plan', plan, tier) }),
    ...(plan && { planItems: plan.items.map((item) => project('planItem', item, tier)) }),
    ...(business && {
      business: project('business', business, tier),
      financeLines: business.lines.map((line) => project('financeLine', line, tier)),
      businessSteps: business.steps.map((step) => project('businessStep', step, tier)),
    }),
  }
  // Entities come out of validated JSON; sections without a field of this tier are left out.
  return Object.fromEntries(Object.entries(content).filter(([, section]) => saysSomething(section))) as {
    [section: string]: Json
  }
}

// Of the sensitive groups only those that the person was asked about.
function ticked(participant: Participant, groups: readonly SupportNeedGroup[]): Participant {
  const { supportNeeds, ...rest } = participant
  if (supportNeeds === undefined) return participant
  const kept = Object.fromEntries(
    groups.flatMap((group) => (supportNeeds[group] ? [[group, supportNeeds[group]]] : [])),
  )
  return Object.keys(kept).length > 0 ? { ...rest, supportNeeds: kept } : rest
}

function saysSomething(section: object | readonly object[]): boolean {
  return Array.isArray(section) ? section.some(saysSomething) : Object.keys(section).length > 0
}

/** The section that takes most room, all its tiers together: there one can make it smaller. */
function largestSection(contents: readonly { content: { [section: string]: Json } }[]): PackageSection {
  const sizeOf = (section: PackageSection) =>
    contents.reduce(
      (sum, { content: { [section]: part } }) => sum + (part ? canonicalJson(part).length : 0),
      0,
    )
  return packageSections.reduce((largest, one) => (sizeOf(one) > sizeOf(largest) ? one : largest))
}
