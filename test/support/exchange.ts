import type { ResourceOf } from '@passerelle/client'
import type { NewParticipant, Participant } from '@passerelle/domain/casework'
import type { ServiceNeed } from '@passerelle/domain/exchange'
import type { Tier } from '@passerelle/domain/sharing'
import type { Tenant } from '@passerelle/domain/tenancy'
import { anAssessment, anInterview, aPerson, aPlan, aProgramme, memberId, takeIn } from './casework.ts'
import type { Person, TestCloud } from './cloud.ts'

/** A referral as a side sees it. */
export type SeenReferral = ResourceOf<'readReferral'>

/** Two organisations with a corridor from the first to the second, and a third one that has to do with neither. */
export type TwoHouses = {
  readonly bfz: Tenant
  readonly dakar: Tenant
  readonly corridorId: string
  readonly admins: { readonly bfz: Person; readonly dakar: Person; readonly elsewhere: Person }
  /** The coach of the case, a colleague of hers who witnesses, and who sees to all of it. */
  readonly miriam: Person
  readonly jonas: Person
  readonly lead: Person
  /** The adviser in Dakar, who stands in for her, and who sees to all of it. */
  readonly awa: Person
  readonly ibrahima: Person
  readonly chief: Person
  /** A coordinator of the third organisation. */
  readonly lea: Person
  /** Another centre with a corridor from the first organisation, and its adviser. */
  readonly elsewhere: Tenant
  readonly kofi: Person
}

type Terms = {
  readonly highestTier?: Tier
  readonly kinds?: ('handover' | 'referral')[]
}

export async function twoHouses(stage: TestCloud, terms: Terms = {}): Promise<TwoHouses> {
  const { bfz, dakar, third, accra, corridorId } = await openOrganisations(stage, terms)
  return {
    bfz: bfz.tenant,
    dakar: dakar.tenant,
    corridorId,
    admins: { bfz: bfz.admin, dakar: dakar.admin, elsewhere: accra.admin },
    miriam: await stage.join(bfz.admin, ['coach']),
    jonas: await stage.join(bfz.admin, ['coach']),
    lead: await stage.join(bfz.admin, ['coordinator']),
    awa: await stage.join(dakar.admin, ['coach']),
    ibrahima: await stage.join(dakar.admin, ['coach']),
    chief: await stage.join(dakar.admin, ['coordinator']),
    lea: await stage.join(third.admin, ['coach', 'coordinator']),
    elsewhere: accra.tenant,
    kofi: await stage.join(accra.admin, ['coach', 'coordinator']),
  }
}

type Organisation = { readonly tenant: Tenant; readonly admin: Person }
type Organisations = {
  readonly bfz: Organisation
  readonly dakar: Organisation
  readonly third: Organisation
  readonly accra: Organisation
  readonly corridorId: string
}

async function openOrganisations(stage: TestCloud, terms: Terms): Promise<Organisations> {
  const bfz = await stage.openTenant({ kind: 'coaching', country: 'DE' })
  const dakar = await stage.openTenant({ kind: 'centre', country: 'SN', language: 'fr' })
  const third = await stage.openTenant({ kind: 'coaching', country: 'DE' })
  const accra = await stage.openTenant({ kind: 'centre', country: 'GH', language: 'en' })
  const corridorId = await signedCorridor(bfz.admin, dakar, terms)
  await signedCorridor(bfz.admin, accra, terms)
  return { bfz, dakar, third, accra, corridorId }
}

/** An agreement that both have signed, as its id. */
export async function signedCorridor(
  from: Person,
  to: Organisation,
  { kinds = ['handover', 'referral'], highestTier = 'T3' }: Terms,
): Promise<string> {
  const { body: corridor } = await from.api.proposeCorridor({
    body: {
      counterpart: to.tenant.id,
      direction: 'outgoing',
      kinds,
      highestTier,
      purposes: ['reintegration_support', 'outcome_feedback'],
      transferBasis: 'scc_46_2_c',
      validity: { from: '2020-01-01', to: '2099-12-31' },
    },
  })
  await to.admin.api.signCorridor({ params: { corridorId: corridor.id }, ifMatch: 1 })
  return corridor.id
}

/** The limits of a referral's course: those that a consent has of its own run beside them. */
export function pathLimits<Limit extends { readonly policy: string }>({
  deadlines,
}: {
  readonly deadlines: readonly Limit[]
}): readonly Limit[] {
  return deadlines.filter(({ policy }) => !policy.startsWith('consent_expiry'))
}

/** Today in UTC, and so never a day that has not come yet where the two houses stand. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** Somebody with a name, a safe telephone, a dangerous one, and needs that are nobody's business. */
export function fatou(change: Partial<NewParticipant> = {}): NewParticipant {
  return aPerson({
    returnDistrict: 'Pikine',
    channels: [
      { kind: 'phone', value: '+221 77 000 00 01', safety: { shared: true, mayMentionGermany: false } },
      {
        kind: 'email',
        value: 'watched@example.org',
        safety: { shared: true, mayMentionGermany: false, doNotContact: true },
      },
    ],
    plannedDeparture: { date: inDays(60), certainty: 'planned' },
    supportNeeds: {
      health: { need: 'Needs a wheelchair', urgent: true },
      protection: { need: 'Must not be visited at home', urgent: false },
    },
    ...change,
  })
}

/** A case with interview, assessment and plan, as it is before anybody is asked. */
export async function preparedCase(
  { lead, miriam }: TwoHouses,
  person: NewParticipant = fatou(),
): Promise<Participant> {
  const participant = await takeIn(miriam.api, person)
  const params = { participantId: participant.id }
  const { modules } = await programmeOf(lead)
  await miriam.api.recordFirstInterview({ params, body: anInterview() })
  await miriam.api.recordAssessment({ params, body: anAssessment() })
  await miriam.api.beginPlan({ params, body: aPlan(modules.slice(0, 2)) })
  return participant
}

/** More referrals than people have, and few enough that a case stays of the size that cases have. */
const handful = 8

/** A case that has room for one more referral of that kind, made when it is asked for. */
export type SharedCase = (kind: Kind) => Promise<Participant['id']>

/** Each case is good for a handful of referrals. It has one handover to an organisation at a time. */
export function sharedCases(houses: TwoHouses): SharedCase {
  const open: { readonly participant: Promise<Participant>; readonly kinds: Kind[] }[] = []
  return async (kind) => {
    const hasRoom = ({ kinds }: (typeof open)[number]) =>
      kinds.length < handful && !(kind === 'handover' && kinds.includes(kind))
    const found = open.find(hasRoom) ?? { participant: preparedCase(houses), kinds: [] }
    if (found.kinds.length === 0) open.push(found)
    found.kinds.push(kind)
    return (await found.participant).id
  }
}

const programmes = new Map<string, ReturnType<typeof aProgramme>>()

function programmeOf(lead: Person): ReturnType<typeof aProgramme> {
  const known = programmes.get(lead.memberId) ?? aProgramme(lead.api)
  programmes.set(lead.memberId, known)
  return known
}

export type Kind = SeenReferral['kind']

/** The way of a referral to some point, by the people who take it there. Each step gives the referral as it is then. */
export function journey({ dakar, miriam, jonas, awa, ibrahima }: TwoHouses) {
  const at = ({ id, version }: Pick<SeenReferral, 'id' | 'version'>) => ({
    params: { referralId: id },
    ifMatch: version,
  })
  const steps = {
    async draft(participantId: Participant['id'], kind: Kind = 'handover') {
      const needs: ServiceNeed[] = ['business_startup', 'advice']
      return (await miriam.api.createReferral({ body: { participantId, to: dakar.id, kind, needs } })).body
    },
    async asked(referral: SeenReferral, tiers: readonly Tier[] = ['T0', 'T1', 'T2', 'T3']) {
      const body = {
        tiers: [...tiers],
        ...(tiers.includes('T3') && { sensitiveGroups: ['health' as const] }),
        language: 'fr',
      }
      return (await miriam.api.requestConsent({ ...at(referral), body })).body
    },
    async offered(
      referral: SeenReferral,
      tiers: readonly Tier[] = ['T0', 'T1', 'T2', 'T3'],
      mayCallBeforeDeparture = false,
    ) {
      const body = {
        tiers: [...tiers],
        packageVersion: referral.packageVersion,
        language: 'fr',
        witnessId: memberId(jonas),
        readAloud: true,
        mayCallBeforeDeparture,
        feedback: true,
      }
      return (await miriam.api.giveConsent({ ...at(referral), body })).body
    },
    acknowledged: async (referral: SeenReferral) =>
      (await awa.api.acknowledgeReferral({ ...at(referral), body: {} })).body,
    accepted: async (referral: SeenReferral) =>
      (
        await awa.api.acceptReferral({
          ...at(referral),
          body: { deputyId: memberId(ibrahima) },
        })
      ).body,
    departed: async (referral: SeenReferral) =>
      (
        await miriam.api.recordDeparture({
          ...at(referral),
          body: { date: today(), proof: 'border_crossing_confirmation' },
        })
      ).body,
    met: async (referral: SeenReferral) =>
      (await awa.api.confirmFirstContact({ ...at(referral), body: { date: today(), way: 'in_person' } }))
        .body,
    served: async (referral: SeenReferral) =>
      (await awa.api.startService({ ...at(referral), body: { date: today() } })).body,
    completed: async (referral: SeenReferral) =>
      (await awa.api.completeReferral({ ...at(referral), body: { outcome: 'employed', date: today() } }))
        .body,
  }
  return { at, ...steps }
}

/** Takes a case, a new one unless it is named, as far as that state on the straight way. */
export async function referralIn(
  houses: TwoHouses,
  state: 'draft' | 'awaiting_consent' | 'offered' | 'accepted' | 'departed' | 'active' | 'completed',
  kind: Kind = 'handover',
  participantId?: Participant['id'],
): Promise<SeenReferral> {
  const way = journey(houses)
  let referral: SeenReferral = await way.draft(participantId ?? (await preparedCase(houses)).id, kind)
  const straight =
    kind === 'handover'
      ? [way.asked, way.offered, way.accepted, way.departed, way.met, way.completed]
      : [way.asked, way.offered, way.accepted, way.served, way.completed]
  for (const step of straight) {
    if (referral.state === state) return referral
    referral = await step(referral)
  }
  if (referral.state !== state) throw new Error(`a ${kind} does not come to ${state} this way`)
  return referral
}
