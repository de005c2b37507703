import { access } from '@passerelle/contract/access'
import { exchange } from '@passerelle/contract/exchange'
import { api } from '@passerelle/runtime'
import { acceptReferral } from './accept-referral.ts'
import { answerErasure } from './answer-erasure.ts'
import { answerQuestions } from './answer-questions.ts'
import { command, replayReferral } from './command.ts'
import { openExchangeContext } from './context.ts'
import { createReferral } from './create-referral.ts'
import { declineReferral } from './decline-referral.ts'
import { departEarly, readDeparture } from './depart-early.ts'
import { discloseVitally } from './disclose-vitally.ts'
import { giveConsent } from './give-consent.ts'
import { listReferrals } from './list-referrals.ts'
import { meetPerson } from './meet-person.ts'
import { readAsFhir } from './read-as-fhir.ts'
import { readInbox } from './read-inbox.ts'
import { previewPackage, readPackage } from './read-package.ts'
import { readReceipt } from './read-receipt.ts'
import { recordDeparture } from './record-departure.ts'
import { reportOutcome } from './report-outcome.ts'
import { requestConsent } from './request-consent.ts'
import { revokeConsent } from './revoke-consent.ts'
import { succeedReferral } from './succeed-referral.ts'
import { talk } from './talk.ts'
import { readView } from './view.ts'
import { voidReferral } from './void-referral.ts'
import { withdrawReferral } from './withdraw-referral.ts'

export const app = api(exchange, access, openExchangeContext, {
  createReferral: { run: (context, { body }) => createReferral(context, body), replay: replayReferral },
  listReferrals: (context, { query }) => listReferrals(context, query),
  readInbox: (context, { query }) => readInbox(context, query),
  readReferral: (context, { params }) => readView(context, params.referralId),
  readTimeline: async (context, { params, query }) =>
    context.referrals.timeline(await context.referrals.find(params.referralId), query),
  readReceipt: (context, { params }) => readReceipt(context, params.referralId),
  readAsFhir: (context, { params }) => readAsFhir(context, params.referralId),
  previewPackage: (context, { params, query }) => previewPackage(context, params.referralId, query.language),
  readPackage: (context, { params, query }) => readPackage(context, params.referralId, query.tier),
  departEarly: {
    run: (context, { params, body, expected }) => departEarly(context, params.participantId, expected, body),
    replay: (context, _id, { params }) => readDeparture(context, params.participantId),
  },

  requestConsent: command('request-consent', requestConsent),
  reviseReferral: command('revise'),
  prepareRenewal: command('prepare-renewal', requestConsent),
  giveConsent: command('give-consent', giveConsent),
  refuseConsent: command('refuse'),
  acknowledgeReferral: command('acknowledge'),
  askQuestions: command('ask'),
  answerQuestions: command('answer', answerQuestions),
  waitlistReferral: command('waitlist'),
  reconfirmReferral: command('reconfirm'),
  acceptReferral: command('accept', acceptReferral),
  unacceptReferral: command('unaccept'),
  declineReferral: command('decline', declineReferral),
  advanceDeparture: command('advance-departure'),
  recordDeparture: command('record-departure', recordDeparture),
  confirmFirstContact: command('confirm-first-contact', meetPerson),
  reportNoContact: command('report-no-contact'),
  resumeReferral: command('resume'),
  startService: command('start-service', meetPerson),
  handBackReferral: command('hand-back'),
  acceptBackReferral: command('accept-back'),
  completeReferral: command('complete', reportOutcome),
  reportOutcome: command('report-outcome', reportOutcome),
  reopenReferral: command('reopen', succeedReferral),
  rerouteReferral: command('reroute', succeedReferral),
  withdrawReferral: command('withdraw', withdrawReferral),
  renewConsent: command('renew-consent', giveConsent),
  revokeConsent: command('revoke-consent', revokeConsent),
  answerErasure: command('answer-erasure', answerErasure),
  discloseVitally: command('disclose-vitally', discloseVitally),
  voidReferral: command('void-error', voidReferral),

  ...talk,
})
