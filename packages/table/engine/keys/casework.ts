import type {
  Instant,
  MemberId,
  PaperId,
  ParticipantId,
  ProgrammeId,
  TenantId,
} from '@passerelle/domain/kernel'
import { type Key, ordinal } from './key.ts'

export type CasePart = 'CASE' | 'INTERVIEW' | 'ASSESSMENT' | 'PLAN' | 'REFERRALS' | 'LINK' | AgreedEdition

type AgreedEdition = `PLAN#${string}`

export const caseKeys = {
  part: (tenant: TenantId, participant: ParticipantId, part: CasePart): Key => ({
    pk: `T#${tenant}#CASE#${participant}`,
    sk: part,
  }),
  /** A plan as it was agreed; edition 1 is the first. */
  agreedPlan: (tenant: TenantId, participant: ParticipantId, edition: number): Key => ({
    pk: `T#${tenant}#CASE#${participant}`,
    sk: `PLAN#${ordinal(edition)}` satisfies AgreedEdition,
  }),
  /** A person's own link, by the SHA-256 of its code. */
  link: (tenant: TenantId, digest: string): Key => ({ pk: `T#${tenant}#LINKS`, sk: `LINK#${digest}` }),
  /** What a case keeps of a paper that the person carries. */
  paper: (tenant: TenantId, participant: ParticipantId, paper: PaperId): Key => ({
    pk: `T#${tenant}#CASE#${participant}`,
    sk: `PAPER#${paper}`,
  }),
  /** The caseload in order of stage, then of opening; one row a case, moved when the stage changes. */
  caseload: (tenant: TenantId, row: CaseloadPlace): Key => ({
    pk: `T#${tenant}#CASELOAD`,
    sk: `CASE#${placeInList(row)}`,
  }),
  byProgramme: (tenant: TenantId, programme: ProgrammeId, row: CaseloadPlace): Key => ({
    pk: `T#${tenant}#PROGRAMME#${programme}`,
    sk: placeInList(row),
  }),
  byCoach: (tenant: TenantId, coach: MemberId, row: CaseloadPlace): Key => ({
    pk: `T#${tenant}#COACH#${coach}`,
    sk: placeInList(row),
  }),
}

export type CaseloadPlace = {
  readonly stage: string
  readonly openedAt: Instant
  readonly participant: ParticipantId
}

function placeInList({ stage, openedAt, participant }: CaseloadPlace): string {
  return `${stage}#${openedAt}#${participant}`
}
