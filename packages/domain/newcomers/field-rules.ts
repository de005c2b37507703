import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type { ContactRequest } from './contact-request.ts'
import type { ContactTally } from './tally.ts'

/** How it stands with a request: of whoever asked it says nothing. */
const standing = {
  category: 'ordinary',
  purposes: ['contact'],
  tier: 'never',
  retention: 'request',
  storage: 'clear',
} as const satisfies FieldRule

/** What somebody said so that one organisation, and no other, turns to them. */
const said = but(standing, { storage: 'sealed' })

export const contactRequestRules = {
  id: standing,
  version: standing,
  state: standing,
  askedAt: standing,
  until: standing,
  offerId: standing,
  organisationName: standing,
  seenAt: standing,
  answeredAt: standing,
  reason: standing,
  alternative: standing,
  agreement: said,
  name: said,
  channel: said,
  language: said,
  country: said,
  when: said,
  words: said,
} as const satisfies Rules<ContactRequest>

export const contactTallyRules = {
  version: standing,
  days: standing,
} as const satisfies Rules<ContactTally>
