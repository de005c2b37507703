import { proof } from '../coaching/field-rules.ts'
import { programmeRules } from '../programmes/field-rules.ts'
import { but, type Rules } from '../sharing/field-rule.ts'
import type { Certificate, PublicCertificate } from './certificate.ts'
import type { IssuerKeys } from './issuer-keys.ts'
import type { Recognition } from './recognition/index.ts'
import type { StatusList } from './status-list.ts'

const facet = but(proof, { storage: 'clear' })

export const certificateRules = {
  id: facet,
  participantId: facet,
  version: facet,
  state: proof,
  // By it the clock knows how long a funder may ask.
  programmeId: facet,
  moduleId: proof,
  recognitionId: proof,
  kind: proof,
  title: proof,
  isco08: proof,
  teachingUnits: proof,
  plannedUnits: proof,
  partial: proof,
  attendedFrom: proof,
  attendedUntil: proof,
  assessedOn: proof,
  validUntil: proof,
  issuedAt: proof,
  language: proof,
  decision: proof,
  issuedBy: proof,
  code: proof,
  // A hash of 128 random bits: erasing somebody without opening anything, one finds by it what the public may see.
  digest: facet,
  status: proof,
  credential: proof,
  revocation: proof,
} as const satisfies Rules<Certificate>

// What somebody learnt elsewhere, and what was found of it: it stays with the organisation that looked at it. What proves
// it to others is the certificate.
const learnt = but(proof, { retention: 'case' })
const personal = but(learnt, { purposes: ['coaching'] })
const place = but(learnt, { storage: 'clear' })

export const recognitionRules = {
  id: place,
  participantId: place,
  version: place,
  changedAt: place,
  state: place,
  title: learnt,
  isco08: learnt,
  countries: personal,
  yearsOfPractice: personal,
  criteria: personal,
  evidence: personal,
  // In the clear, so that an assessor finds what waits for them.
  assessorId: place,
  namedAt: place,
  assessment: learnt,
  earlier: personal,
  ending: personal,
} as const satisfies Rules<Recognition>

// Open to whoever has the code, and so in the clear: what was taught and when, and nothing that leads to the person.
const open = but(programmeRules.term, { purposes: ['accountability'] })

export const publicCertificateRules = {
  digest: open,
  version: open,
  issuerId: open,
  issuerName: open,
  kind: open,
  title: open,
  isco08: open,
  teachingUnits: open,
  plannedUnits: open,
  partial: open,
  attendedFrom: open,
  attendedUntil: open,
  assessedOn: open,
  validUntil: open,
  issuedAt: open,
  revokedAt: open,
} as const satisfies Rules<PublicCertificate>

export const issuerKeysRules = {
  issuerId: open,
  version: open,
  keys: open,
} as const satisfies Rules<IssuerKeys>

export const statusListRules = {
  issuerId: open,
  list: open,
  version: open,
  changedAt: open,
  revoked: open,
  credential: open,
} as const satisfies Rules<StatusList>
