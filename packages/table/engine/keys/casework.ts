import type {
  Instant,
  MemberId,
  PaperId,
  ParticipantId,
  ProgrammeId,
  TenantId,
} from '@passerelle/domain/kernel'
import { type Key, type KeyRange, ordinal } from './key.ts'

export type CasePart = 'CASE' | 'INTERVIEW' | 'ASSESSMENT' | 'PLAN' | 'REFERRALS' | 'LINK' | AgreedEdition

type AgreedEdition = `PLAN#${string}`

export const caseKeys = {
  part: (tenant: TenantId, participant: ParticipantId, part: CasePart): Key => ({
    ...caseRanges.whole(tenant, participant),
    sk: part,
  }),
  /** A plan as it was agreed; edition 1 is the first. */
  agreedPlan: (tenant: TenantId, participant: ParticipantId, edition: number): Key => ({
    ...caseRanges.whole(tenant, participant),
    sk: `PLAN#${ordinal(edition)}` satisfies AgreedEdition,
  }),
  /** A person's own link, by the SHA-256 of its code. */
  link: (tenant: TenantId, digest: string): Key => ({ pk: `T#${tenant}#LINKS`, sk: `LINK#${digest}` }),
  /** The case's copy of a paper that the person carries. */
  paper: (tenant: TenantId, participant: ParticipantId, paper: PaperId): Key => ({
    ...caseRanges.whole(tenant, participant),
    sk: `${paperPrefix}${paper}`,
  }),
  /** The caseload in order of stage, then of opening; one row a case, moved when the stage changes. */
  caseload: (tenant: TenantId, row: CaseloadPlace): Key => ({
    ...partition.caseload(tenant),
    sk: `${casePrefix}${placeInList(row)}`,
  }),
  byProgramme: (tenant: TenantId, programme: ProgrammeId, row: CaseloadPlace): Key => ({
    ...partition.programme(tenant, programme),
    sk: placeInList(row),
  }),
  byCoach: (tenant: TenantId, coach: MemberId, row: CaseloadPlace): Key => ({
    ...partition.coach(tenant, coach),
    sk: placeInList(row),
  }),
}

/** Partitions and the parts of them that are read together; without a stage, the cases of all stages. */
export const caseRanges = {
  /** All rows of a case. */
  whole: (tenant: TenantId, participant: ParticipantId) => ({ pk: `T#${tenant}#CASE#${participant}` }),
  papers: (tenant: TenantId, participant: ParticipantId): KeyRange => ({
    ...caseRanges.whole(tenant, participant),
    beginsWith: paperPrefix,
  }),
  caseload: (tenant: TenantId, stage?: string): KeyRange => ({
    ...partition.caseload(tenant),
    ...(stage !== undefined && { beginsWith: `${casePrefix}${stage}#` }),
  }),
  byProgramme: (tenant: TenantId, programme: ProgrammeId, stage?: string): KeyRange => ({
    ...partition.programme(tenant, programme),
    ...(stage !== undefined && { beginsWith: `${stage}#` }),
  }),
  byCoach: (tenant: TenantId, coach: MemberId, stage?: string): KeyRange => ({
    ...partition.coach(tenant, coach),
    ...(stage !== undefined && { beginsWith: `${stage}#` }),
  }),
}

const paperPrefix = 'PAPER#'
const casePrefix = 'CASE#'

const partition = {
  caseload: (tenant: TenantId) => ({ pk: `T#${tenant}#CASELOAD` }),
  programme: (tenant: TenantId, programme: ProgrammeId) => ({ pk: `T#${tenant}#PROGRAMME#${programme}` }),
  coach: (tenant: TenantId, coach: MemberId) => ({ pk: `T#${tenant}#COACH#${coach}` }),
}

export type CaseloadPlace = {
  readonly stage: string
  readonly openedAt: Instant
  readonly participant: ParticipantId
}

function placeInList({ stage, openedAt, participant }: CaseloadPlace): string {
  return `${stage}#${openedAt}#${participant}`
}
