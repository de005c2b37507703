import type { CalendarDate, FollowUpId, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import type { Key, KeyRange } from './key.ts'

type DuePlace = { readonly dueOn: CalendarDate; readonly id: FollowUpId }

export const followUpKeys = {
  /** That the year of a case has begun, and when. */
  year: (tenant: TenantId, participant: ParticipantId): Key => ({
    ...partition.ofCase(tenant, participant),
    sk: 'YEAR',
  }),
  /** How the person stood before their departure. */
  baseline: (tenant: TenantId, participant: ParticipantId): Key => ({
    ...partition.ofCase(tenant, participant),
    sk: 'BASELINE',
  }),
  followUp: (tenant: TenantId, participant: ParticipantId, followUp: FollowUpId): Key => ({
    ...partition.ofCase(tenant, participant),
    sk: `FOLLOWUP#${followUp}`,
  }),
  /** Among those of all cases that are not done yet. */
  due: (tenant: TenantId, { dueOn, id }: DuePlace): Key => ({
    ...partition.due(tenant),
    sk: `${dueOn}#${id}`,
  }),
}

export const followUpRanges = {
  /** The year of a case with all its follow-ups. Beside the case and not in it: the person answers here by their own link. */
  ofCase: (tenant: TenantId, participant: ParticipantId): KeyRange => partition.ofCase(tenant, participant),
  /** Those of all cases that are due up to a day, in the order of their days. */
  dueUntil: (tenant: TenantId, until: CalendarDate) => ({
    ...partition.due(tenant),
    upTo: `${until}#${beyondIds}`,
  }),
}

// Comes after each character of an id.
const beyondIds = '~'

const partition = {
  ofCase: (tenant: TenantId, participant: ParticipantId) => ({
    pk: `T#${tenant}#CASE#${participant}#FOLLOWUPS`,
  }),
  due: (tenant: TenantId) => ({ pk: `T#${tenant}#FOLLOWUPS` }),
}
