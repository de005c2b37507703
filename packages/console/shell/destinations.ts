import type { PlainKey } from '@passerelle/messages/console'
import type { Role } from './who.tsx'

export type Destination = {
  readonly to:
    | '/today'
    | '/cases'
    | '/sessions'
    | '/follow-ups'
    | '/retention'
    | '/networks'
    | '/publications'
    | '/newcomers'
    | '/inbox'
    | '/outbox'
    | '/papers/redeem'
    | '/programmes'
    | '/offers'
    | '/vacancies'
    | '/labour-findings'
    | '/served-countries'
    | '/corridors'
    | '/members'
    | '/tenants'
    | '/organisation'
    | '/safety-limits'
    | '/journal'
    | '/service-accounts'
    | '/webhooks'
  readonly name: PlainKey
  readonly roles: readonly Role[]
}

const exchangers = ['coordinator', 'coach'] as const

/** Where one can go, by role, in the order of the day. The API decides again about every call. */
const destinations: readonly Destination[] = [
  { to: '/today', name: 'nav.today', roles: exchangers },
  { to: '/cases', name: 'nav.cases', roles: [...exchangers, 'counsellor'] },
  { to: '/sessions', name: 'sessions.title', roles: [...exchangers, 'counsellor', 'instructor'] },
  { to: '/follow-ups', name: 'followUps.dueTitle', roles: [...exchangers, 'counsellor'] },
  { to: '/newcomers', name: 'newcomers.title', roles: [...exchangers, 'counsellor'] },
  { to: '/inbox', name: 'nav.inbox', roles: exchangers },
  { to: '/outbox', name: 'nav.outbox', roles: exchangers },
  { to: '/papers/redeem', name: 'nav.redeem', roles: exchangers },
  { to: '/members', name: 'nav.members', roles: ['admin', 'coordinator'] },
  { to: '/programmes', name: 'nav.programmes', roles: ['admin', 'counsellor', ...exchangers] },
  { to: '/networks', name: 'networks.title', roles: ['admin', 'counsellor', 'instructor', ...exchangers] },
  { to: '/offers', name: 'offers.title', roles: ['admin', 'counsellor', ...exchangers] },
  { to: '/vacancies', name: 'vacancies.title', roles: ['admin', 'counsellor', 'instructor', ...exchangers] },
  {
    to: '/labour-findings',
    name: 'labour.title',
    roles: ['admin', 'counsellor', 'instructor', ...exchangers],
  },
  { to: '/retention', name: 'endings.title', roles: ['admin', 'coordinator'] },
  { to: '/corridors', name: 'nav.corridors', roles: ['admin', 'auditor', ...exchangers] },
  {
    to: '/safety-limits',
    name: 'limits.title',
    roles: ['admin', 'coordinator', 'auditor'],
  },
  { to: '/organisation', name: 'nav.organisation', roles: ['admin', 'coordinator', 'coach', 'auditor'] },
  { to: '/publications', name: 'publications.title', roles: ['admin', 'coordinator', 'auditor'] },
  { to: '/journal', name: 'journal.title', roles: ['admin', 'auditor'] },
  { to: '/service-accounts', name: 'services.title', roles: ['admin', 'auditor'] },
  { to: '/webhooks', name: 'webhooks.title', roles: ['admin'] },
  { to: '/tenants', name: 'nav.tenants', roles: ['operator'] },
  { to: '/served-countries', name: 'served.title', roles: ['operator'] },
]

export function destinationsFor(roles: readonly Role[]): readonly Destination[] {
  return destinations.filter((destination) => destination.roles.some((role) => roles.includes(role)))
}
