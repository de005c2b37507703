import type { Id, Instant, ProgrammeId, TenantId } from '@passerelle/domain/kernel'
import { corridorPartition, type Key, type KeyRange, ordinal, type Parties } from './key.ts'

export const countingKeys = {
  /** What waits to be counted. */
  note: (tenant: TenantId, note: Id<'countingNote'>): Key => ({ ...partition.notes(tenant), sk: note }),
  /** What is known by a token. */
  account: (tenant: TenantId, token: string): Key => ({ ...partition.ledger(tenant), sk: token }),
  /** Of a row that holds all countries, as an earlier version wrote it, the period alone. */
  figures: (tenant: TenantId, programme: ProgrammeId, period: string, country?: string): Key => ({
    ...partition.figures(tenant, programme),
    sk: country === undefined ? period : `${period}#${country}`,
  }),
  report: (tenant: TenantId, programme: ProgrammeId, report: Id<'report'>): Key => ({
    ...partition.reports(tenant, programme),
    sk: `REPORT#${report}`,
  }),
  /** Which report over a period is the latest. */
  latest: (tenant: TenantId, programme: ProgrammeId, period: string): Key => ({
    ...partition.reports(tenant, programme),
    sk: `LATEST#${period}`,
  }),
  byPeriod: (tenant: TenantId, programme: ProgrammeId, period: string, number: number): Key => ({
    ...partition.reports(tenant, programme),
    sk: `${period}#${ordinal(number)}`,
  }),
  /** The years of a programme that funders were told of. */
  told: (tenant: TenantId, programme: ProgrammeId): Key => ({
    ...partition.reports(tenant, programme),
    sk: 'TOLD',
  }),
  /** What one of them was told, beside the agreement of the two. */
  publication: (corridor: Parties, publication: Id<'publication'>): Key => ({
    ...corridorPartition(corridor),
    sk: `PUBLICATION#${publication}`,
  }),
  publicationOf: (reader: TenantId, publication: Id<'publication'>): Key => ({
    ...partition.publications(reader),
    sk: publication,
  }),
  publishedTo: (reader: TenantId, at: Instant, publication: Id<'publication'>): Key => ({
    ...partition.publications(reader),
    sk: `${at}#${publication}`,
  }),
}

export const countingRanges = {
  notes: (tenant: TenantId): KeyRange => partition.notes(tenant),
  ledger: (tenant: TenantId): KeyRange => partition.ledger(tenant),
  figures: (tenant: TenantId, programme: ProgrammeId): KeyRange => partition.figures(tenant, programme),
  /** The figures of a period in all countries, and up to the one in which a later period ends. */
  figuresOf: (tenant: TenantId, programme: ProgrammeId, first: string, last = first) => ({
    ...partition.figures(tenant, programme),
    from: first,
    upTo: `${last}#~`,
  }),
  /** The reports of a programme by their periods, of each the first one first. */
  reports: (tenant: TenantId, programme: ProgrammeId): KeyRange => partition.reports(tenant, programme),
  /** What an organisation was told by others, in the first index the first one first. */
  publications: (reader: TenantId): KeyRange => partition.publications(reader),
}

// Of people, token by token: named so that whoever is kept from cases is kept from them as well.
const partition = {
  notes: (tenant: TenantId) => ({ pk: `T#${tenant}#CASECOUNTING` }),
  ledger: (tenant: TenantId) => ({ pk: `T#${tenant}#CASELEDGER` }),
  figures: (tenant: TenantId, programme: ProgrammeId) => ({ pk: `T#${tenant}#FIGURES#${programme}` }),
  reports: (tenant: TenantId, programme: ProgrammeId) => ({ pk: `T#${tenant}#FROZEN#${programme}` }),
  publications: (reader: TenantId) => ({ pk: `T#${reader}#FIGURESTOLD` }),
}
