import type {
  CalendarDate,
  ContactRequestId,
  MemberId,
  ReferralId,
  TenantId,
} from '@passerelle/domain/kernel'
import { type Key, ordinal } from './key.ts'

export const noticeKeys = {
  /** A mark that a member was told of one event of a referral. */
  told: (tenant: TenantId, referral: ReferralId, sequence: number, member: MemberId): Key => ({
    pk: `T#${tenant}#NOTICES`,
    sk: `TOLD#${referral}#${ordinal(sequence)}#${member}`,
  }),
  /** A mark that a member was told of something that the other side of a referral has said. */
  asked: (
    tenant: TenantId,
    referral: ReferralId,
    { task, notice }: { readonly task: string; readonly notice: number },
    member: MemberId,
  ): Key => ({
    pk: `T#${tenant}#NOTICES`,
    sk: `TOLD#${referral}#${task}#${ordinal(notice)}#${member}`,
  }),
  /** A mark that a member was told that somebody without an account asks for contact. */
  requested: (tenant: TenantId, request: ContactRequestId, member: MemberId): Key => ({
    pk: `T#${tenant}#NOTICES`,
    sk: `TOLD#${request}#${member}`,
  }),
  /** A mark that a member was told what waits on one day. */
  daily: (tenant: TenantId, day: CalendarDate, member: MemberId): Key => ({
    pk: `T#${tenant}#NOTICES`,
    sk: `DAILY#${day}#${member}`,
  }),
}
