import { but, type Rules } from '../sharing/field-rule.ts'
import { organisation } from '../tenancy/field-rules.ts'
import type { Centre } from './centre.ts'
import type { Offer } from './offer.ts'
import type { OfferTally } from './offer-tally.ts'
import type { CentreLine, OfferLine, PublicCentre, PublicOffer } from './public-offer.ts'
import type { ServedCountries } from './served-countries.ts'

// Nothing of it is about a person: it is written to be read by anybody.
const told = but(organisation, { purposes: ['administration', 'contact'] })

export const offerRules = {
  id: told,
  version: told,
  changedAt: told,
  state: told,
  kind: told,
  country: told,
  title: told,
  summary: told,
  audience: told,
  eligibility: told,
  nextStep: told,
  languages: told,
  place: told,
  capacity: told,
} as const satisfies Rules<Offer>

export const offerTallyRules = {
  version: organisation,
  count: organisation,
} as const satisfies Rules<OfferTally>

export const centreRules = {
  version: told,
  state: told,
  languages: told,
  note: told,
  takesContactRequests: told,
} as const satisfies Rules<Centre>

export const servedCountriesRules = {
  version: told,
  countries: told,
} as const satisfies Rules<ServedCountries>

export const publicOfferRules = {
  id: told,
  version: told,
  changedAt: told,
  kind: told,
  country: told,
  title: told,
  summary: told,
  audience: told,
  eligibility: told,
  nextStep: told,
  languages: told,
  capacity: told,
  organisationId: told,
  organisationName: told,
  organisationCountry: told,
  isCentre: told,
  place: told,
  takesContactRequests: told,
  words: told,
} as const satisfies Rules<PublicOffer>

export const offerLineRules = {
  id: told,
  version: told,
  kind: told,
  country: told,
  title: told,
  languages: told,
  capacity: told,
  organisationId: told,
  organisationName: told,
  words: told,
} as const satisfies Rules<OfferLine>

export const publicCentreRules = {
  id: told,
  version: told,
  name: told,
  country: told,
  places: told,
  state: told,
  languages: told,
  note: told,
  takesContactRequests: told,
} as const satisfies Rules<PublicCentre>

export const centreLineRules = {
  id: told,
  version: told,
  name: told,
  country: told,
  state: told,
  languages: told,
} as const satisfies Rules<CentreLine>
