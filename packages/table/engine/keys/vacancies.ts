import {
  type ApplicationId,
  type CalendarDate,
  type EmployerId,
  type FindingId,
  type Id,
  type Instant,
  instantSchema,
  isId,
  type ModuleId,
  type ParticipantId,
  type ProgrammeId,
  type TenantId,
  type VacancyId,
} from '@passerelle/domain/kernel'
import { type Key, type KeyRange, ordinal } from './key.ts'

type Added<Thing> = { readonly addedAt: Instant; readonly id: Thing }

/** The employers whom an organisation knows, and in a partition beside them the work that they have to give. */
export const employerKeys = {
  employer: (tenant: TenantId, employer: EmployerId): Key => ({
    ...firms(tenant),
    sk: `${employerPrefix}${employer}`,
  }),
  /** In the order of their entry. */
  added: (tenant: TenantId, { addedAt, id }: Added<EmployerId>): Key => ({
    ...firms(tenant),
    sk: `${addedAt}#${id}`,
  }),
}

export const vacancyKeys = {
  vacancy: (tenant: TenantId, vacancy: VacancyId): Key => ({
    ...vacancies(tenant),
    sk: `${vacancyPrefix}${vacancy}`,
  }),
  /** In the order of their entry. */
  added: (tenant: TenantId, { addedAt, id }: Added<VacancyId>): Key => ({
    ...vacancies(tenant),
    sk: `${addedAt}#${id}`,
  }),
}

/** By their keys, or in the order of the first index. */
export const vacancyRanges = {
  employers: (tenant: TenantId): Pick<Key, 'pk'> => firms(tenant),
  vacancies: (tenant: TenantId): Pick<Key, 'pk'> => vacancies(tenant),
}

/** The vacancy that stands at a key; nothing where something else does. */
export function vacancyAt({ sk }: Key): VacancyId | undefined {
  return sk.startsWith(vacancyPrefix) ? (sk.slice(vacancyPrefix.length) as VacancyId) : undefined // made by `vacancy`
}

/** The employer who stands at a key; nothing where something else does. */
export function employerAt({ sk }: Key): EmployerId | undefined {
  return sk.startsWith(employerPrefix) ? (sk.slice(employerPrefix.length) as EmployerId) : undefined // made by `employer`
}

/** What anybody may find. One function writes it. */
export const publicVacancyKeys = {
  vacancy: (vacancy: VacancyId): Key => ({ pk: `O#VACANCY#${vacancy}`, sk: 'SHOWN' }),
  /** A vacancy in the list of its country, by its end. */
  inCountry: (
    country: string,
    { endsAt, id }: { readonly endsAt: Instant; readonly id: VacancyId },
  ): Key => ({ pk: listOf(country), sk: `${endsAt}#${id}` }),
}

export const publicVacancyRanges = {
  /** Those in a country that have not ended at an instant: what is over is not read at all. */
  current: (country: string, now: Instant): KeyRange & { readonly from: string } => ({
    pk: listOf(country),
    from: now,
  }),
}

/** Whether a vacancy may stand there in a list. */
export function isPlaceOfVacancy(sk: string): boolean {
  const [end, vacancy, ...more] = sk.split('#')
  return instantSchema.safeParse(end).success && isId(vacancy) && more.length === 0
}

/** What somebody agreed to so that they find work stands beside their case, where their own session may take it back. */
export const placementKeys = {
  profile: (tenant: TenantId, participant: ParticipantId): Key => ({
    ...placementRanges.ofCase(tenant, participant),
    sk: 'PROFILE',
  }),
  /** The applications of a person for a vacancy are counted: of two that are prepared at once, one finds its place taken. */
  application: (tenant: TenantId, participant: ParticipantId, vacancy: VacancyId, round: number): Key => ({
    ...placementRanges.ofCase(tenant, participant),
    sk: `APPLICATION#${vacancy}#${ordinal(round)}`,
  }),
  sheet: (tenant: TenantId, participant: ParticipantId, sheet: Id<'releasedSheet'>): Key => ({
    ...placementRanges.ofCase(tenant, participant),
    sk: `SHEET#${sheet}`,
  }),
  /** An application in the list of its vacancy, in the order in which they were prepared. */
  ofVacancy: (
    tenant: TenantId,
    vacancy: VacancyId,
    { preparedAt, id }: { readonly preparedAt: Instant; readonly id: ApplicationId },
  ): Key => ({ ...placementRanges.ofVacancy(tenant, vacancy), sk: `${preparedAt}#${id}` }),
  tally: (tenant: TenantId): Key => ({ pk: `T#${tenant}#FIRMS#PLACED`, sk: 'TALLY' }),
}

export const placementRanges = {
  ofCase: (tenant: TenantId, participant: ParticipantId): KeyRange => ({
    pk: `T#${tenant}#CASE#${participant}#WORK`,
  }),
  ofVacancy: (tenant: TenantId, vacancy: VacancyId): Pick<Key, 'pk'> => ({
    pk: `T#${tenant}#FIRMS#VACANCY#${vacancy}`,
  }),
}

type OfMarket = { readonly asOf: CalendarDate; readonly addedAt: Instant; readonly id: FindingId }

/** What is found of labour markets, in the order of the days of which it tells: of all countries, and of each. */
export const findingKeys = {
  finding: (tenant: TenantId, finding: FindingId): Key => ({ ...markets(tenant), sk: `FINDING#${finding}` }),
  told: (tenant: TenantId, finding: OfMarket): Key => ({ ...markets(tenant), sk: placeOfFinding(finding) }),
  inCountry: (tenant: TenantId, country: string, finding: OfMarket): Key => ({
    ...findingRanges.inCountry(tenant, country),
    sk: placeOfFinding(finding),
  }),
}

export const findingRanges = {
  all: (tenant: TenantId): Pick<Key, 'pk'> => markets(tenant),
  inCountry: (tenant: TenantId, country: string): Pick<Key, 'pk'> => ({
    pk: `T#${tenant}#FIRMS#MARKETS#${country}`,
  }),
}

function placeOfFinding({ asOf, addedAt, id }: OfMarket): string {
  return `${asOf}#${addedAt}#${id}`
}

function markets(tenant: TenantId) {
  return { pk: `T#${tenant}#FIRMS#MARKETS` }
}

type OfModule = {
  readonly programmeId: ProgrammeId
  readonly moduleId: ModuleId
  readonly area: { readonly country: string; readonly region?: string | undefined }
}

/** What becomes of the modules of a programme in a country and its regions. */
export const outlookKeys = {
  outlook: (tenant: TenantId, { programmeId, moduleId, area }: OfModule): Key => ({
    ...outlooksOf(tenant, programmeId),
    sk: `${area.country}#${moduleId}#${area.region ?? area.country}`,
  }),
}

export const outlookRanges = {
  inCountry: (tenant: TenantId, programme: ProgrammeId, country: string): KeyRange => ({
    ...outlooksOf(tenant, programme),
    beginsWith: `${country}#`,
  }),
}

function outlooksOf(tenant: TenantId, programme: ProgrammeId) {
  return { pk: `T#${tenant}#FIRMS#OUTLOOKS#${programme}` }
}

const employerPrefix = 'EMPLOYER#'
const vacancyPrefix = 'VACANCY#'

function listOf(country: string): string {
  return `O#VACANCIES#${country}`
}

// The names begin with the letter of what no system of an organisation touches (see `serviceReach`).
function firms(tenant: TenantId) {
  return { pk: `T#${tenant}#FIRMS` }
}

function vacancies(tenant: TenantId) {
  return { pk: `T#${tenant}#FIRMS#VACANCIES` }
}
