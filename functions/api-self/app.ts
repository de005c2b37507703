import { access } from '@passerelle/contract/access'
import { self } from '@passerelle/contract/self'
import { api } from '@passerelle/runtime'
import { openSelfContext } from './context.ts'
import { answerFollowUp, listFollowUps } from './follow-ups.ts'
import { giveConsent } from './give-consent.ts'
import { listCertificates } from './list-certificates.ts'
import { listConsents } from './list-consents.ts'
import { listHolders } from './list-holders.ts'
import { readConsent, replayConsent } from './read-consent.ts'
import { readCopy } from './read-copy.ts'
import { readPlan } from './read-plan.ts'
import { readReceipt } from './read-receipt.ts'
import { readSelf } from './read-self.ts'
import { refuseConsent } from './refuse-consent.ts'
import { withdrawConsent } from './withdraw-consent.ts'

// The stored id of every answer about a referral is the referral's.
export const app = api(self, access, openSelfContext, {
  readSelf: (context) => readSelf(context),
  readOwnPlan: (context) => readPlan(context),
  listOwnConsents: (context) => listConsents(context),
  readOwnConsent: (context, { params, query }) => readConsent(context, params.referralId, query.language),
  readOwnReceipt: (context, { params }) => readReceipt(context, params.referralId),
  giveOwnConsent: {
    run: (context, { params, body, expected }) => giveConsent(context, params.referralId, expected, body),
    replay: replayConsent,
  },
  refuseOwnConsent: {
    run: (context, { params, expected }) => refuseConsent(context, params.referralId, expected),
    replay: replayConsent,
  },
  withdrawOwnConsent: {
    run: (context, { params, body, expected }) => withdrawConsent(context, params.referralId, expected, body),
    replay: replayConsent,
  },
  listOwnFollowUps: (context) => listFollowUps(context),
  answerOwnFollowUp: {
    run: (context, { params, body }) => answerFollowUp(context, params.followUpId, body),
    replay: (context) => listFollowUps(context),
  },
  listOwnCertificates: (context) => listCertificates(context),
  listHolders: (context) => listHolders(context),
  readOwnCopy: (context) => readCopy(context),
})
