import { access } from '@passerelle/contract/access'
import { exchange } from '@passerelle/contract/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { acceptReferral } from './accept-referral.ts'
import { answerQuestions } from './answer-questions.ts'
import { createReferral } from './create-referral.ts'
import { type ExchangeDesk, openExchangeDesk } from './desk.ts'
import { giveConsent } from './give-consent.ts'
import { listReferrals } from './list-referrals.ts'
import { meetPerson } from './meet-person.ts'
import { previewPackage, readPackage } from './read-package.ts'
import { requestConsent } from './request-consent.ts'
import { revokeConsent } from './revoke-consent.ts'
import { takeStep } from './take-step.ts'
import { readView } from './view.ts'
import { voidReferral } from './void-referral.ts'

// The stored id of every command is the referral's.
const again = (desk: ExchangeDesk, id: string) => readView(desk, id as ReferralId)

export const app = api(exchange, access, openExchangeDesk, {
  createReferral: { run: (desk, { body }) => createReferral(desk, body), again },
  listReferrals: (desk, { query }) => listReferrals(desk, query),
  readReferral: (desk, { params }) => readView(desk, params.referralId),
  readTimeline: async (desk, { params, query }) =>
    desk.referrals.timeline(await desk.referrals.find(params.referralId), query),
  previewPackage: (desk, { params, query }) => previewPackage(desk, params.referralId, query.language),
  readPackage: (desk, { params, query }) => readPackage(desk, params.referralId, query.tier),

  requestConsent: {
    run: (desk, { params, body, expected }) => requestConsent(desk, params.referralId, expected, body),
    again,
  },
  reviseReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'reviseReferral', { command: 'revise', body }),
    again,
  },
  giveConsent: {
    run: (desk, { params, body, expected }) =>
      giveConsent(desk, params.referralId, expected, 'giveConsent', { command: 'give-consent', body }),
    again,
  },
  refuseConsent: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'refuseConsent', { command: 'refuse', body }),
    again,
  },
  acknowledgeReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'acknowledgeReferral', { command: 'acknowledge', body }),
    again,
  },
  askQuestions: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'askQuestions', { command: 'ask', body }),
    again,
  },
  answerQuestions: {
    run: (desk, { params, body, expected }) => answerQuestions(desk, params.referralId, expected, body),
    again,
  },
  waitlistReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'waitlistReferral', { command: 'waitlist', body }),
    again,
  },
  reconfirmReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'reconfirmReferral', { command: 'reconfirm', body }),
    again,
  },
  acceptReferral: {
    run: (desk, { params, body, expected }) => acceptReferral(desk, params.referralId, expected, body),
    again,
  },
  unacceptReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'unacceptReferral', { command: 'unaccept', body }),
    again,
  },
  declineReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'declineReferral', { command: 'decline', body }),
    again,
  },
  recordDeparture: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'recordDeparture', { command: 'record-departure', body }),
    again,
  },
  confirmFirstContact: {
    run: (desk, { params, body, expected }) =>
      meetPerson(desk, params.referralId, expected, 'confirmFirstContact', {
        command: 'confirm-first-contact',
        body,
      }),
    again,
  },
  reportNoContact: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'reportNoContact', { command: 'report-no-contact', body }),
    again,
  },
  resumeReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'resumeReferral', { command: 'resume', body }),
    again,
  },
  startService: {
    run: (desk, { params, body, expected }) =>
      meetPerson(desk, params.referralId, expected, 'startService', { command: 'start-service', body }),
    again,
  },
  handBackReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'handBackReferral', { command: 'hand-back', body }),
    again,
  },
  acceptBackReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'acceptBackReferral', { command: 'accept-back', body }),
    again,
  },
  completeReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'completeReferral', { command: 'complete', body }),
    again,
  },
  withdrawReferral: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'withdrawReferral', { command: 'withdraw', body }),
    again,
  },
  renewConsent: {
    run: (desk, { params, body, expected }) =>
      giveConsent(desk, params.referralId, expected, 'renewConsent', { command: 'renew-consent', body }),
    again,
  },
  revokeConsent: {
    run: (desk, { params, body, expected }) => revokeConsent(desk, params.referralId, expected, body),
    again,
  },
  answerErasure: {
    run: (desk, { params, body, expected }) =>
      takeStep(desk, params.referralId, expected, 'answerErasure', { command: 'answer-erasure', body }),
    again,
  },
  voidReferral: {
    run: (desk, { params, body, expected }) => voidReferral(desk, params.referralId, expected, body),
    again,
  },
})
