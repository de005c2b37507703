import { type Instant, refuse } from '../kernel/index.ts'
import type { Institution } from './institution.ts'

/** Two entries of one institution: the one that counts, and the one that was made a second time. */
export type MergingInstitutions = { readonly kept: Institution; readonly duplicate: Institution }

/**
 * Lets two entries count as one institution. Each keeps all that it has, so that the two can be separated again: events
 * go on naming whichever was chosen, and both are counted once.
 *
 * @throws Refused `not_possible` for an institution and itself, or where either counts as another one already
 */
export function mergeInstitutions(
  { kept, duplicate }: MergingInstitutions,
  at: Instant,
): MergingInstitutions {
  if (kept.id === duplicate.id) refuse({ code: 'not_possible', what: 'same_institution' })
  if (kept.mergedInto ?? duplicate.mergedInto) refuse({ code: 'not_possible', what: 'institution_merged' })
  return {
    kept: changed(kept, at),
    duplicate: { ...changed(duplicate, at), mergedInto: kept.id },
  }
}

/** Takes a merge back. @throws Refused `not_possible` where the second does not count as the first */
export function separateInstitutions(
  { kept, duplicate }: MergingInstitutions,
  at: Instant,
): MergingInstitutions {
  if (duplicate.mergedInto !== kept.id) refuse({ code: 'not_possible', what: 'institutions_not_merged' })
  const { mergedInto: _, ...free } = duplicate
  return { kept: changed(kept, at), duplicate: changed(free, at) }
}

function changed(institution: Institution, at: Instant): Institution {
  return { ...institution, version: institution.version + 1, changedAt: at }
}
