import { Link } from '@tanstack/react-router'
import { useWords } from '../../language/words.tsx'
import { type Role, useWho } from '../../shell/who.tsx'
import { kindText, type Line } from './journal.ts'

/** Where a thing is shown, and to whom; without roles to everybody who reads the journal. */
type Place = { readonly at: (id: string) => string; readonly to?: readonly Role[] }

const inCase: Place = { at: (id) => `/cases/${id}`, to: ['coordinator', 'coach', 'counsellor'] }
const networkers: readonly Role[] = ['admin', 'coordinator', 'coach', 'counsellor', 'instructor']
const inOrganisation: Place = { at: () => '/organisation' }

const places: Readonly<Record<string, Place>> = {
  Participant: inCase,
  FirstInterview: inCase,
  SkillsAssessment: inCase,
  Plan: inCase,
  PersonLink: inCase,
  CaseHolds: inCase,
  FollowUpYear: inCase,
  BusinessPlan: inCase,
  ReintegrationBaseline: inCase,
  WorkProfile: { at: (id) => `/cases/${id}/work`, to: ['coordinator', 'coach', 'counsellor'] },
  ContactRequest: { at: (id) => `/newcomers/${id}`, to: ['coordinator', 'coach', 'counsellor'] },
  Session: {
    at: (id) => `/sessions/${id}`,
    to: ['coordinator', 'coach', 'counsellor', 'instructor'],
  },
  Referral: { at: (id) => `/referrals/${id}`, to: ['coordinator', 'coach'] },
  Member: { at: (id) => `/members/${id}`, to: ['admin', 'coordinator'] },
  Programme: { at: (id) => `/programmes/${id}`, to: ['admin', 'coordinator', 'coach', 'counsellor'] },
  Figures: { at: () => '/programmes', to: ['admin', 'coordinator'] },
  Network: { at: (id) => `/networks/${id}`, to: networkers },
  Institution: { at: (id) => `/institutions/${id}`, to: networkers },
  NetworkEvent: { at: (id) => `/events/${id}`, to: networkers },
  ServiceAccount: { at: (id) => `/service-accounts/${id}`, to: ['admin'] },
  Webhook: { at: (id) => `/webhooks/${id}`, to: ['admin'] },
  Offer: { at: (id) => `/offers/${id}` },
  Centre: { at: () => '/offers' },
  Employer: { at: (id) => `/employers/${id}`, to: ['admin', 'coordinator', 'coach'] },
  Vacancy: { at: (id) => `/vacancies/${id}`, to: networkers },
  Finding: { at: (id) => `/labour-findings/${id}`, to: networkers },
  Corridor: { at: () => '/corridors' },
  SafetyLimits: { at: () => '/safety-limits' },
  Tenant: inOrganisation,
  OwnCalendar: inOrganisation,
  OwnPlaces: inOrganisation,
  OwnFollowUpDays: inOrganisation,
  ConsentNotice: { at: () => '/notices' },
}

/** The thing of a line, and the way to it where the reader may open it. */
export function ThingLink({ line }: { readonly line: Line }) {
  const words = useWords()
  const { has } = useWho()
  const place = places[line.aggregate]
  const kind = kindText(words, line)
  const isOpen = place !== undefined && (place.to === undefined || has(...place.to))
  return isOpen ? <Link to={place.at(line.aggregateId)}>{kind}</Link> : kind
}
