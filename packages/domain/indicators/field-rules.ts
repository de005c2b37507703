import type { FieldRule, Rules } from '../sharing/field-rule.ts'
import type { CountingAccount } from './account.ts'
import type { Figures } from './figures.ts'
import type { CountingNote } from './note.ts'
import type { Publication, ToldYears } from './publication.ts'
import type { FrozenReport } from './report.ts'

/** What is counted: days, codes, brackets and tokens, which lead to nobody without the key of a case. */
const counted = {
  category: 'ordinary',
  purposes: ['reporting'],
  tier: 'never',
  retention: 'funding',
  storage: 'clear',
} as const satisfies FieldRule

export const countingNoteRules = {
  id: counted,
  version: counted,
  occurrences: counted,
} as const satisfies Rules<CountingNote>

export const countingAccountRules = {
  token: counted,
  version: counted,
  edition: counted,
  occurrences: counted,
  joined: counted,
} as const satisfies Rules<CountingAccount>

export const figuresRules = {
  programmeId: counted,
  period: counted,
  country: counted,
  version: counted,
  cells: counted,
} as const satisfies Rules<Figures>

export const frozenReportRules = {
  id: counted,
  version: counted,
  tenantId: counted,
  programmeId: counted,
  period: counted,
  number: counted,
  edition: counted,
  lines: counted,
  targets: counted,
  corrected: counted,
  follows: counted,
  frozenAt: counted,
  frozenBy: counted,
  hash: counted,
} as const satisfies Rules<FrozenReport>

export const toldYearsRules = {
  programmeId: counted,
  version: counted,
  years: counted,
} as const satisfies Rules<ToldYears>

/** The only figures that leave the organisation: none of them is of few people. */
export const publicationRules = {
  id: counted,
  version: counted,
  tenantId: counted,
  funder: counted,
  organisationName: counted,
  programmeId: counted,
  programmeName: counted,
  period: counted,
  edition: counted,
  lines: counted,
  tables: counted,
  publishedAt: counted,
  hash: counted,
} as const satisfies Rules<Publication>
