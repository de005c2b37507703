import type { Participant } from '@passerelle/domain/casework'
import type { MemberId, ReferralId } from '@passerelle/domain/kernel'
import type { Corridor } from '@passerelle/domain/tenancy'
import type { House } from './house.ts'

/** An agreement that both have signed. */
export async function setUpCorridor(from: House, to: House): Promise<Corridor> {
  const { body: proposed } = await from.person('admin').api.proposeCorridor({
    body: {
      counterpart: to.tenant.id,
      direction: 'outgoing',
      kinds: ['referral', 'handover'],
      highestTier: 'T2',
      purposes: ['reintegration_support'],
      transferBasis: 'explicit_consent_49_1_a',
      validity: { from: '2026-01-01', to: '2030-12-31' },
    },
  })
  const params = { corridorId: proposed.id }
  return (await to.person('admin').api.signCorridor({ params, ifMatch: proposed.version })).body
}

/** A limit on what is sent there, which waits for a second member. It lets through what the corridor carries. */
export async function setUpLimit(from: House, to: House): Promise<void> {
  const { api } = from.person('admin')
  const { body: limits } = await api.listSafetyLimits()
  const params = { scope: to.tenant.id }
  const body = { highest: 'T2', reason: 'security_situation' } as const
  await api.setSafetyLimit({ params, ifMatch: limits.version, body })
}

const offered = ['requestConsent', 'giveConsent'] as const
const accepted = [...offered, 'acknowledge', 'accept'] as const
const active = [...accepted, 'recordDeparture', 'confirmFirstContact'] as const

/** Ways that a referral goes, and the steps that lead there. */
const paths = {
  draft: [],
  asked: ['requestConsent'],
  refused: ['requestConsent', 'refuse'],
  offered,
  declined: [...offered, 'decline'],
  withdrawn: [...offered, 'withdraw'],
  revoked: [...accepted, 'revokeConsent'],
  accepted,
  serving: [...accepted, 'startService'],
  active,
  completed: [...active, 'complete'],
} as const satisfies Readonly<Record<string, readonly Step[]>>

export type Path = keyof typeof paths

/**
 * Whether nobody else's course may stand on the same case: nobody leaves twice, and a case has one handover to an
 * organisation at a time. One that stays under way shares the case only where no other is begun after it.
 */
export function needsCaseOfItsOwn(path: Path, later: readonly Path[]): boolean {
  const isOver = kindOf(path) === 'referral' || stepsTo(path).some((step) => endings.has(step))
  return leaves(path) || !(isOver || later.every((one) => leaves(one) || kindOf(one) === 'referral'))
}

function leaves(path: Path): boolean {
  return stepsTo(path).includes('recordDeparture')
}

function stepsTo(path: Path): readonly Step[] {
  return paths[path]
}

const endings: ReadonlySet<Step> = new Set(['refuse', 'decline', 'withdraw', 'revokeConsent', 'complete'])

function kindOf(path: Path): 'referral' | 'handover' {
  return path === 'serving' ? 'referral' : 'handover'
}

/** A referral that was sent on its way, and whether its receiver may know of it: from the offer on. */
export type Sent = { readonly id: ReferralId; readonly path: Path; readonly known: boolean }

/** Sends a person on a course, and leaves the referral where it ends. */
export async function setUpReferral(
  from: House,
  to: House,
  participant: Participant,
  path: Path,
): Promise<Sent> {
  const kind = kindOf(path)
  const { body: draft } = await from.person('coach').api.createReferral({
    body: { participantId: participant.id, to: to.tenant.id, kind, needs: ['advice'] },
  })
  const steps = stepsOf(from, to, draft.id)
  let { version } = draft
  for (const step of paths[path]) version = (await steps[step](version)).body.version
  // Not where an organisation that must not see any of it is the receiver: what is shared is nobody's secret.
  if (path === 'accepted' && to.name !== 'attacker') {
    const { api } = from.person('coach')
    await api.issuePaper(aPaper(from, participant))
    await api.proposeAppointment({ params: { referralId: draft.id }, body: aCall() })
  }
  return { id: draft.id, path, known: stepsTo(path).includes('giveConsent') }
}

type Step =
  | 'requestConsent'
  | 'giveConsent'
  | 'refuse'
  | 'acknowledge'
  | 'accept'
  | 'decline'
  | 'recordDeparture'
  | 'confirmFirstContact'
  | 'startService'
  | 'complete'
  | 'withdraw'
  | 'revokeConsent'
type Taken = Promise<{ readonly body: { readonly version: number } }>

function stepsOf(from: House, to: House, referralId: ReferralId): Record<Step, (ifMatch: number) => Taken> {
  const sender = from.person('coach').api
  const receiver = to.person('coach').api
  const params = { referralId }
  const today = new Date().toISOString().slice(0, 10)
  const language = 'fr'
  return {
    async requestConsent(ifMatch) {
      const tiers: ('T0' | 'T1' | 'T2')[] = ['T0', 'T1', 'T2']
      const asked = await sender.requestConsent({ params, ifMatch, body: { tiers, language } })
      await sender.previewPackage({ params, query: { language } })
      return asked
    },
    giveConsent: (ifMatch) =>
      sender.giveConsent({
        params,
        ifMatch,
        body: {
          tiers: ['T0', 'T1', 'T2'],
          packageVersion: 1,
          language,
          witnessId: from.person('counsellor').memberId as MemberId, // the API gives no other
        },
      }),
    refuse: (ifMatch) => sender.refuseConsent({ params, ifMatch, body: {} }),
    acknowledge: (ifMatch) => receiver.acknowledgeReferral({ params, ifMatch, body: {} }),
    async accept(ifMatch) {
      const deputyId = to.person('coordinator').memberId as MemberId // the API gives no other
      const taken = await receiver.acceptReferral({ params, ifMatch, body: { deputyId } })
      await receiver.readPackage({ params })
      return taken
    },
    decline: (ifMatch) =>
      receiver.declineReferral({
        params,
        ifMatch,
        body: { reason: 'other', declinedBy: 'provider', comment: to.mark('decline') },
      }),
    recordDeparture: (ifMatch) =>
      sender.recordDeparture({ params, ifMatch, body: { date: today, proof: 'boarding_pass' } }),
    confirmFirstContact: (ifMatch) =>
      receiver.confirmFirstContact({ params, ifMatch, body: { date: today, way: 'phone' } }),
    startService: (ifMatch) => receiver.startService({ params, ifMatch, body: { date: today } }),
    complete: (ifMatch) =>
      receiver.completeReferral({ params, ifMatch, body: { outcome: 'employed', date: today } }),
    withdraw: (ifMatch) =>
      sender.withdrawReferral({ params, ifMatch, body: { reason: 'other', comment: from.mark('withdraw') } }),
    revokeConsent: (ifMatch) => sender.revokeConsent({ params, ifMatch, body: { way: 'in_person' } }),
  }
}

/** A call in a month, at an hour of work on both sides. */
function aCall() {
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const slot = { start: `${day}T10:00:00.000Z`, end: `${day}T10:30:00.000Z` }
  return { kind: 'pre_departure_call' as const, slots: [slot] }
}

/** The same case on paper, for the person to carry. */
function aPaper(from: House, { id }: Participant) {
  const witnessId = from.person('counsellor').memberId as MemberId // the API gives no other
  const consent = { language: 'fr', witnessId }
  return {
    params: { participantId: id },
    body: { tiers: ['T0' as const], needs: ['advice' as const], consent },
  }
}
