import type { InstitutionId } from '../kernel/index.ts'
import type { Institution } from './institution.ts'

type Entry = Pick<Institution, 'id' | 'mergedInto'>

/** Which institution an entry counts as: itself, or the one that it was merged into, however many merges that takes. */
export function countedAs(institutions: readonly Entry[]): (id: InstitutionId) => InstitutionId {
  const into = new Map(institutions.map(({ id, mergedInto }) => [id, mergedInto]))
  return (id) => {
    let counted = id
    // An entry counts as one that counted as none at that moment, so no way leads round in a circle.
    for (let next = into.get(counted); next !== undefined; next = into.get(counted)) counted = next
    return counted
  }
}
