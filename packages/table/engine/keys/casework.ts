import type {
  CalendarDate,
  ImportId,
  Instant,
  MemberId,
  PaperId,
  ParticipantId,
  ProgrammeId,
  RecognitionId,
  SessionId,
  TenantId,
} from '@passerelle/domain/kernel'
import { type Key, type KeyRange, ordinal } from './key.ts'

export type CasePart =
  | 'CASE'
  | 'INTERVIEW'
  | 'ASSESSMENT'
  | 'PLAN'
  | 'REFERRALS'
  | 'LINK'
  | 'RETENTION'
  | 'HOLDS'
  | AgreedEdition

/** In which of the two ways a member works with a case. */
export type WorkingAs = 'COACH' | 'DEPUTY'

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
  /** The person's attendance at a session. */
  attendance: (tenant: TenantId, participant: ParticipantId, session: SessionId): Key => ({
    ...caseRanges.whole(tenant, participant),
    sk: `${attendancePrefix}${session}`,
  }),
  /** The recognitions of what the person learnt elsewhere. */
  recognition: (tenant: TenantId, participant: ParticipantId, recognition: RecognitionId): Key => ({
    ...caseRanges.whole(tenant, participant),
    sk: `${recognitionPrefix}${recognition}`,
  }),
  /** The person's certificates, counted from 1 in the order in which they were issued. */
  certificate: (tenant: TenantId, participant: ParticipantId, number: number): Key => ({
    ...caseRanges.whole(tenant, participant),
    sk: `${certificatePrefix}${ordinal(number)}`,
  }),
  /** The caseload in order of opening, which never changes: one row a case, which stays where it is. */
  caseload: (tenant: TenantId, row: CaseloadPlace): Key => ({
    ...partition.caseload(tenant),
    sk: placeInList(row),
  }),
  /** The same line once more, for whoever stands in: in their list beside the cases of their own. */
  deputyLine: (tenant: TenantId, row: CaseloadPlace): Key => ({
    ...partition.deputies(tenant),
    sk: placeInList(row),
  }),
  /** That a member answers for a case, or stands in: names the case by its id, and says nothing of it. */
  work: (tenant: TenantId, member: MemberId, as: WorkingAs, participant: ParticipantId): Key => ({
    ...partition.work(tenant, member),
    sk: `${as}#${participant}`,
  }),
  /** By the day on which the clock looks at it, or, in another index, on which it is due. */
  retention: (tenant: TenantId, day: CalendarDate, participant: ParticipantId): Key => ({
    ...partition.retention(tenant),
    sk: `${day}#${participant}`,
  }),
  byProgramme: (tenant: TenantId, programme: ProgrammeId, row: CaseloadPlace): Key => ({
    ...partition.programme(tenant, programme),
    sk: placeInList(row),
  }),
  byCoach: (tenant: TenantId, coach: MemberId, row: CaseloadPlace): Key => ({
    ...partition.coach(tenant, coach),
    sk: placeInList(row),
  }),
  byStage: (tenant: TenantId, stage: string, row: CaseloadPlace): Key => ({
    ...partition.stage(tenant, stage),
    sk: placeInList(row),
  }),
}

/** Partitions and the parts of them that are read together. */
export const caseRanges = {
  /** All rows of a case. */
  whole: (tenant: TenantId, participant: ParticipantId) => ({ pk: `T#${tenant}#CASE#${participant}` }),
  papers: (tenant: TenantId, participant: ParticipantId): KeyRange => ({
    ...caseRanges.whole(tenant, participant),
    beginsWith: paperPrefix,
  }),
  attendances: (tenant: TenantId, participant: ParticipantId): KeyRange => ({
    ...caseRanges.whole(tenant, participant),
    beginsWith: attendancePrefix,
  }),
  recognitions: (tenant: TenantId, participant: ParticipantId): KeyRange => ({
    ...caseRanges.whole(tenant, participant),
    beginsWith: recognitionPrefix,
  }),
  certificates: (tenant: TenantId, participant: ParticipantId): KeyRange => ({
    ...caseRanges.whole(tenant, participant),
    beginsWith: certificatePrefix,
  }),
  caseload: (tenant: TenantId) => partition.caseload(tenant),
  /** What the clock looks at, or what goes, up to a day, in the order of the days. */
  retentionUntil: (tenant: TenantId, day: CalendarDate) => ({
    ...partition.retention(tenant),
    upTo: `${day}#${beyondIds}`,
  }),
  work: (tenant: TenantId, member: MemberId): KeyRange => partition.work(tenant, member),
  byProgramme: (tenant: TenantId, programme: ProgrammeId) => partition.programme(tenant, programme),
  byCoach: (tenant: TenantId, coach: MemberId) => partition.coach(tenant, coach),
  byStage: (tenant: TenantId, stage: string) => partition.stage(tenant, stage),
}

const paperPrefix = 'PAPER#'
const attendancePrefix = 'ATTENDANCE#'
const recognitionPrefix = 'RECOGNITION#'
const certificatePrefix = 'CERTIFICATE#'

// Comes after each character of an id.
const beyondIds = '~'

const partition = {
  retention: (tenant: TenantId) => ({ pk: `T#${tenant}#RETENTION` }),
  caseload: (tenant: TenantId) => ({ pk: `T#${tenant}#CASELOAD` }),
  deputies: (tenant: TenantId) => ({ pk: `T#${tenant}#DEPUTIES` }),
  programme: (tenant: TenantId, programme: ProgrammeId) => ({ pk: `T#${tenant}#PROGRAMME#${programme}` }),
  work: (tenant: TenantId, member: MemberId) => ({ pk: `T#${tenant}#WORK#${member}` }),
  coach: (tenant: TenantId, coach: MemberId) => ({ pk: `T#${tenant}#COACH#${coach}` }),
  stage: (tenant: TenantId, stage: string) => ({ pk: `T#${tenant}#STAGE#${stage}` }),
}

export type CaseloadPlace = { readonly openedAt: Instant; readonly participant: ParticipantId }

function placeInList({ openedAt, participant }: CaseloadPlace): string {
  return `${openedAt}#${participant}`
}

// The partitions begin like those of cases: whoever is kept from the one is kept from the other by the same pattern.
export const importKeys = {
  /** How far an import has come. */
  progress: (tenant: TenantId, id: ImportId): Key => ({ pk: `T#${tenant}#CASEIMPORTS`, sk: `IMPORT#${id}` }),
  /** That a row of the file was taken in, counted as the spreadsheet does. */
  row: (tenant: TenantId, id: ImportId, row: number): Key => ({
    pk: `T#${tenant}#CASEIMPORT#${id}`,
    sk: `ROW#${ordinal(row)}`,
  }),
}
