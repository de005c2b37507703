import type { ParticipantId, TenantId } from '@passerelle/domain/kernel'
import { type Key, type KeyRange, ordinal } from './key.ts'

/** A business plan stands beside its case and not in it, so that reading a case does not read every edition of it. */
export const foundingKeys = {
  plan: (tenant: TenantId, participant: ParticipantId): Key => ({
    ...foundingRanges.ofCase(tenant, participant),
    sk: 'BUSINESS',
  }),
  /** A plan as it was submitted; edition 1 is the first. */
  edition: (tenant: TenantId, participant: ParticipantId, edition: number): Key => ({
    ...foundingRanges.ofCase(tenant, participant),
    sk: `${editionPrefix}${ordinal(edition)}`,
  }),
  /** How its lines were priced anew, counted from 1. */
  recheck: (tenant: TenantId, participant: ParticipantId, number: number): Key => ({
    ...foundingRanges.ofCase(tenant, participant),
    sk: `${recheckPrefix}${ordinal(number)}`,
  }),
}

export const foundingRanges = {
  /** A business plan with all its editions, and how it was priced anew. */
  ofCase: (tenant: TenantId, participant: ParticipantId) => ({
    pk: `T#${tenant}#CASE#${participant}#FOUNDING`,
  }),
  editions: (tenant: TenantId, participant: ParticipantId): KeyRange => ({
    ...foundingRanges.ofCase(tenant, participant),
    beginsWith: editionPrefix,
  }),
  rechecks: (tenant: TenantId, participant: ParticipantId): KeyRange => ({
    ...foundingRanges.ofCase(tenant, participant),
    beginsWith: recheckPrefix,
  }),
}

const editionPrefix = 'EDITION#'
const recheckPrefix = 'RECHECK#'
