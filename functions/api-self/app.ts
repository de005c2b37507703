import { access } from '@passerelle/contract/access'
import { self } from '@passerelle/contract/self'
import { api } from '@passerelle/runtime'
import { openSelfDesk } from './desk.ts'
import { giveConsent } from './give-consent.ts'
import { listConsents } from './list-consents.ts'
import { listHolders } from './list-holders.ts'
import { readAgain, readConsent } from './read-consent.ts'
import { readReceipt } from './read-receipt.ts'
import { readSelf } from './read-self.ts'
import { refuseConsent } from './refuse-consent.ts'
import { withdrawConsent } from './withdraw-consent.ts'

// The stored id of every answer that a person gives is the referral's.
export const app = api(self, access, openSelfDesk, {
  readSelf: (desk) => readSelf(desk),
  listOwnConsents: (desk) => listConsents(desk),
  readOwnConsent: (desk, { params }) => readConsent(desk, params.referralId),
  readOwnReceipt: (desk, { params }) => readReceipt(desk, params.referralId),
  giveOwnConsent: {
    run: (desk, { params, body, expected }) => giveConsent(desk, params.referralId, expected, body),
    again: readAgain,
  },
  refuseOwnConsent: {
    run: (desk, { params, expected }) => refuseConsent(desk, params.referralId, expected),
    again: readAgain,
  },
  withdrawOwnConsent: {
    run: (desk, { params, body, expected }) => withdrawConsent(desk, params.referralId, expected, body),
    again: readAgain,
  },
  listHolders: (desk) => listHolders(desk),
})
