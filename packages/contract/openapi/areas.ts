import type { Tag } from './document-types.ts'

type Area = Tag & { readonly segments: readonly string[] }

/** The areas of the API in the order in which one meets them, and with which word, or which two, their paths begin. */
const areas: readonly Area[] = [
  {
    name: 'Platform',
    description: 'Tenants, as the operator of the platform opens, suspends and resumes them.',
    segments: ['tenants'],
  },
  {
    name: 'Organisation',
    description: 'The organisation that one belongs to, its members and oneself.',
    segments: ['tenant', 'members', 'colleagues', 'me', 'journal'],
  },
  {
    name: 'Corridors',
    description: 'Agreements between two organisations under which people are referred or handed over.',
    segments: ['partners', 'cards', 'corridors', 'safety-limits'],
  },
  {
    name: 'Service accounts',
    description: 'How the organisation’s own systems sign in by themselves (OAuth 2.0 client credentials).',
    segments: ['service-accounts'],
  },
  {
    name: 'Webhooks',
    description: 'How the organisation’s own systems are told that something happened (Standard Webhooks).',
    segments: ['webhooks'],
  },
  {
    name: 'Programmes',
    description: 'Funded programmes, the templates they are opened from, and the modules taught in them.',
    segments: ['programme-templates', 'programme-template-checks', 'programmes'],
  },
  {
    name: 'Offers',
    description:
      'What organisations offer to people who return, and how anybody finds it: by country, kind, language and words.',
    segments: [
      'offers',
      'centre',
      'served-countries',
      'public/offers',
      'public/centres',
      'public/pages',
      'public/sitemap.xml',
      'public/sitemaps',
    ],
  },
  {
    name: 'Newcomers',
    description: 'How people without an account ask an organisation for contact, and what it answers.',
    segments: ['contact-requests', 'public/contact-form', 'public/contact-requests'],
  },
  {
    name: 'Vacancies',
    description:
      'Employers whom organisations know and the work that they have to give, and how anybody finds it.',
    segments: ['employers', 'vacancies', 'public/vacancies'],
  },
  {
    name: 'Labour markets',
    description:
      'What organisations find of labour markets: who is wanted where, what is paid, and who says so.',
    segments: ['labour-findings'],
  },
  {
    name: 'Placement',
    description:
      'How people find work: what they agree to, vacancies that fit with the reasons, applications, and what employers get.',
    segments: ['placement-figures'],
  },
  {
    name: 'Participants',
    description: 'People who prepare for their return, and what is worked out with them.',
    segments: ['participants', 'imports', 'exports', 'retention'],
  },
  {
    name: 'Sessions',
    description: 'Courses, trainings and coaching with a roster, and who attended them.',
    segments: ['sessions', 'session-feed'],
  },
  {
    name: 'Follow-up',
    description: 'How people fare in the year after their return: what is due, and what came of it.',
    segments: ['follow-ups', 'instruments'],
  },
  {
    name: 'Certificates',
    description:
      'What waits for one’s assessment, the keys with which certificates are signed, and how anybody checks one.',
    segments: ['recognitions', 'signing-keys', 'public'],
  },
  {
    name: 'Figures',
    description: 'What is counted for those who pay, once and for all: without anything of anybody.',
    segments: ['figures', 'publications'],
  },
  {
    name: 'Networks',
    description: 'Networks of institutions, what they meet for, and what came of it in figures.',
    segments: ['networks', 'institutions', 'events', 'event-figures'],
  },
  {
    name: 'Exchange',
    description: 'Referrals and handovers across a corridor: consent, package, acceptance, first contact.',
    segments: ['papers', 'referrals', 'inbox'],
  },
  {
    name: 'Person',
    description: 'The view of a person without an account, by their own link and PIN.',
    segments: ['self'],
  },
  {
    name: 'Reference',
    description: 'This document, for machines and for people. Open to everybody.',
    segments: ['openapi.json', 'docs'],
  },
]

/** The areas that have a route, as the document's tags. */
export function tagsOf(paths: readonly string[]): readonly Tag[] {
  const used = new Set(paths.map(areaOf))
  return areas.filter(({ name }) => used.has(name)).map(({ name, description }) => ({ name, description }))
}

/** The area of a path. @throws {TypeError} for a path of none: then a route was added without one. */
export function areaOf(path: string): string {
  const [, , first = '', second] = path.split('/')
  const area =
    areas.find(({ segments }) => segments.includes(`${first}/${second}`)) ??
    areas.find(({ segments }) => segments.includes(first))
  if (area === undefined) throw new TypeError(`${path} belongs to no area`)
  return area.name
}
