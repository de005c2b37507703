import type { Client } from '@passerelle/client'
import type { CommandName } from '@passerelle/domain/exchange'
import { memberId } from './casework.ts'
import { inDays, type SeenReferral, type TwoHouses, today } from './exchange.ts'

type Called = { readonly id: string; readonly version: number }
type Call<Answer> = (api: Client, referral: Called) => Promise<Answer>

/** Every read of one referral, by its operation. */
export const reads: Readonly<Record<string, Call<unknown>>> = {
  readReferral: (api, { id }) => api.readReferral({ params: { referralId: id } }),
  readTimeline: (api, { id }) => api.readTimeline({ params: { referralId: id } }),
  readPackage: (api, { id }) => api.readPackage({ params: { referralId: id } }),
  readMessages: (api, { id }) => api.readMessages({ params: { referralId: id } }),
  findMeetingSlots: (api, { id }) => api.findMeetingSlots({ params: { referralId: id } }),
  listAppointments: (api, { id }) => api.listAppointments({ params: { referralId: id } }),
  addressPerson: (api, { id }) =>
    api.addressPerson({ params: { referralId: id }, query: { template: 'please_call', channel: 0 } }),
  readReceipt: (api, { id }) => api.readReceipt({ params: { referralId: id } }),
  previewPackage: (api, { id }) => api.previewPackage({ params: { referralId: id } }),
}

/** Every command that is given by people, well formed, at the version that is named. */
export function commandsOf({
  jonas,
  ibrahima,
  elsewhere,
}: TwoHouses): Readonly<Record<CommandName, Call<{ readonly body: SeenReferral }>>> {
  const at = ({ id, version }: Called) => ({
    params: { referralId: id },
    ifMatch: version,
  })
  return {
    'request-consent': (api, referral) =>
      api.requestConsent({ ...at(referral), body: { tiers: ['T0', 'T1', 'T2'], language: 'fr' } }),
    'give-consent': (api, referral) =>
      api.giveConsent({
        ...at(referral),
        body: { tiers: ['T0', 'T1'], packageVersion: 1, language: 'fr', witnessId: memberId(jonas) },
      }),
    refuse: (api, referral) => api.refuseConsent({ ...at(referral), body: {} }),
    acknowledge: (api, referral) => api.acknowledgeReferral({ ...at(referral), body: {} }),
    accept: (api, referral) =>
      api.acceptReferral({ ...at(referral), body: { deputyId: memberId(ibrahima) } }),
    decline: (api, referral) =>
      api.declineReferral({ ...at(referral), body: { reason: 'no_capacity', declinedBy: 'provider' } }),
    'advance-departure': (api, referral) =>
      api.advanceDeparture({
        ...at(referral),
        body: { date: inDays(5), arrivalWindow: { earliest: inDays(5), latest: inDays(6) } },
      }),
    'record-departure': (api, referral) =>
      api.recordDeparture({ ...at(referral), body: { date: today(), proof: 'self_report' } }),
    'confirm-first-contact': (api, referral) =>
      api.confirmFirstContact({ ...at(referral), body: { date: today(), way: 'phone' } }),
    'start-service': (api, referral) => api.startService({ ...at(referral), body: { date: today() } }),
    complete: (api, referral) =>
      api.completeReferral({ ...at(referral), body: { outcome: 'employed', date: today() } }),
    'report-outcome': (api, referral) =>
      api.reportOutcome({ ...at(referral), body: { month: 3, outcome: 'employed', date: today() } }),
    withdraw: (api, referral) =>
      api.withdrawReferral({ ...at(referral), body: { reason: 'other_centre_chosen' } }),
    'revoke-consent': (api, referral) => api.revokeConsent({ ...at(referral), body: { way: 'in_person' } }),
    'prepare-renewal': (api, referral) =>
      api.prepareRenewal({ ...at(referral), body: { tiers: ['T0', 'T1', 'T2'], language: 'fr' } }),
    revise: (api, referral) => api.reviseReferral({ ...at(referral), body: {} }),
    unaccept: (api, referral) =>
      api.unacceptReferral({ ...at(referral), body: { reason: 'no_capacity', to: 'offered' } }),
    'renew-consent': (api, referral) =>
      api.renewConsent({
        ...at(referral),
        body: { tiers: ['T0', 'T1'], packageVersion: 1, language: 'fr', witnessId: memberId(jonas) },
      }),
    ask: (api, referral) =>
      api.askQuestions({
        ...at(referral),
        body: { questions: [{ topic: 'skills', text: 'Which machines?' }] },
      }),
    answer: (api, referral) =>
      api.answerQuestions({
        ...at(referral),
        body: { answers: [{ topic: 'skills', text: 'Overlock.' }] },
      }),
    waitlist: (api, referral) => api.waitlistReferral({ ...at(referral), body: { earliest: inDays(30) } }),
    reconfirm: (api, referral) => api.reconfirmReferral({ ...at(referral), body: { earliest: inDays(40) } }),
    'report-no-contact': (api, referral) =>
      api.reportNoContact({ ...at(referral), body: { attempts: attempts() } }),
    resume: (api, referral) => api.resumeReferral({ ...at(referral), body: { date: today(), way: 'phone' } }),
    'hand-back': (api, referral) =>
      api.handBackReferral({ ...at(referral), body: { reason: 'out_of_area' } }),
    'accept-back': (api, referral) => api.acceptBackReferral({ ...at(referral), body: {} }),
    'answer-erasure': (api, referral) =>
      api.answerErasure({
        ...at(referral),
        body: { answer: 'own_legal_ground', ground: 'Bookkeeping, ten years.' },
      }),
    reopen: (api, referral) => api.reopenReferral({ ...at(referral), body: {} }),
    reroute: (api, referral) => api.rerouteReferral({ ...at(referral), body: { to: elsewhere.id } }),
    'disclose-vitally': (api, referral) =>
      api.discloseVitally({
        ...at(referral),
        body: {
          tiers: ['T0', 'T1', 'T2'],
          secondPersonId: memberId(jonas),
          reason: 'In hospital, not conscious.',
        },
      }),
    'void-error': (api, referral) =>
      api.voidReferral({
        ...at(referral),
        body: { secondPersonId: memberId(jonas), comment: 'Entered for somebody else.' },
      }),
  }
}

/** As many attempts to reach a person, on as many ways, as it takes. */
function attempts() {
  const date = today()
  return (['phone', 'phone', 'letter'] as const).map((way) => ({ date, way }))
}
