import type { OwnAnswer, OwnReferral } from '@passerelle/contract/self'
import {
  allowedCommands,
  type CommandName,
  type Consent,
  type Decision,
  extentOf,
  isTerminal,
  type Owner,
  type Referral,
} from '@passerelle/domain/exchange'
import { inOrder, tiersUpTo } from '@passerelle/domain/sharing'
import type { Corridor, Party, Side } from '@passerelle/domain/tenancy'
import type { Language } from '@passerelle/messages'
import { choices } from '@passerelle/messages/choices'
import { self } from '@passerelle/messages/self'
import { openingTimes, whenAndWhere } from '@passerelle/messages/when'
import type { FoundReferral } from '@passerelle/table/exchange'
import { wordingOf } from './wording.ts'

/** A referral in words for the person whom it is about, as it was found or as a step has left it. */
export function viewOf(
  found: FoundReferral,
  language: Language,
  after: { readonly decision?: Decision; readonly consent?: Consent } = {},
): OwnReferral {
  const { side, corridor } = found
  const referral = after.decision?.referral ?? found.referral
  const consent = after.consent ?? found.consent.consent
  const extent = consent.state === 'given' ? extentOf(referral, consent.tiers) : undefined
  const grant = 'grant' in consent ? consent.grant : undefined
  return {
    ...wordingOf(language),
    referralId: referral.id,
    version: referral.version,
    kind: referral.kind,
    state: referral.state,
    stateText: self.say(language, `state.${referral.state}`),
    organisation: partyOf(corridor, 'to', referral, language),
    sender: partyOf(corridor, 'from', referral, language),
    owner: referral.owner,
    purposes: (grant?.purposes ?? corridor?.purposes ?? []).map((purpose) => ({
      purpose,
      text: self.say(language, `purpose.${purpose}`),
    })),
    tiers: tiersOf(found, consent).map((tier) => ({
      tier,
      name: self.say(language, `tier.${tier}.name`),
      text: self.say(language, `tier.${tier}.text`),
      agreed: consent.state === 'given' && consent.tiers.includes(tier),
      open: referral.openTiers.includes(tier),
    })),
    packageVersion: referral.packageVersion,
    ...(consent.state !== 'none' && {
      consent: {
        state: consent.state,
        ...(grant && { givenAt: grant.givenAt, expiresAt: grant.expiresAt }),
        ...(extent && { text: choices.say(language, `person.${extent}`) }),
      },
    }),
    appointments: appointmentsIn(found, referral, language),
    waiting: referral.state === 'awaiting_consent',
    allowed: answersTo(referral, side),
  }
}

/** The appointments that are to come, each by the clock of its place. A referral that ends takes its own with it. */
function appointmentsIn(
  { comingUp, corridor }: FoundReferral,
  referral: Referral,
  language: Language,
): OwnReferral['appointments'] {
  if (isTerminal(referral.state)) return []
  const { name: centre } = partyOf(corridor, 'to', referral, language)
  return comingUp.map(({ kind, agreed, country, timeZone }) => ({
    kind,
    ...agreed,
    country,
    timeZone,
    text: self.say(language, `appointment.${kind}`, {
      centre,
      when: whenAndWhere(language, { at: agreed.start, country, timeZone }),
    }),
  }))
}

/** An organisation as the agreement presents it. */
export function partyOf(
  corridor: Corridor | undefined,
  side: Side,
  { country }: Pick<Referral, 'country'>,
  language: Language,
): OwnReferral['organisation'] {
  return organisationIn(language, corridor?.parties[side] ?? { name: '', country })
}

/** An organisation in words for a person: who it is, and where and when somebody is there. */
export function organisationIn(
  language: Language,
  { name, country, places = [] }: Pick<Party, 'name' | 'country' | 'places'>,
): OwnReferral['organisation'] {
  const inWords = places.map((place) => ({
    ...place,
    hours: openingTimes(language, place.openingHours ?? []),
  }))
  return { name, country, places: inWords }
}

/** The tiers of the package, as far as they were read, and the consent to them. */
function tiersOf({ parts, corridor }: FoundReferral, consent: Consent) {
  const agreed = consent.state === 'given' ? consent.tiers : []
  const packed = parts.flatMap(({ tier, bytes }) => (bytes ? [tier] : []))
  const possible = corridor ? tiersUpTo(corridor.highestTier) : []
  return inOrder([...agreed, ...packed]).filter((tier) => agreed.includes(tier) || possible.includes(tier))
}

const answerOf: Readonly<Partial<Record<CommandName, OwnAnswer>>> = {
  'give-consent': 'give',
  'renew-consent': 'give',
  refuse: 'refuse',
  'revoke-consent': 'withdraw',
}

/** Only whoever sends can let go of keys, so a yes is said there; it may be taken back wherever one is known. */
function answersTo(referral: Referral, side: Owner): OwnAnswer[] {
  const allowed = allowedCommands(referral, { side: 'person' })
  const answers = Object.entries(answerOf).flatMap(([command, answer]) =>
    allowed.some((name) => name === command) ? [answer] : [],
  )
  return [...new Set(answers)].filter((answer) => side === 'sender' || answer === 'withdraw')
}
