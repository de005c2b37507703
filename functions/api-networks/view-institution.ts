import type { InstitutionView } from '@passerelle/contract/networks'
import { type InstitutionId, refuse } from '@passerelle/domain/kernel'
import { type Institution, likelyDoublesOf } from '@passerelle/domain/networks'
import type { NetworksContext } from './context.ts'

export async function readInstitution(context: NetworksContext, id: InstitutionId): Promise<InstitutionView> {
  const all = await context.institutions.all()
  const found = all.find((each) => each.id === id)
  return found === undefined ? refuse({ code: 'not_found' }) : viewInstitution(found, all)
}

/** An institution beside all others, as they stood a moment ago: those that count as it, and those that may be it. */
export function viewInstitution(institution: Institution, all: readonly Institution[]): InstitutionView {
  const merged = all.filter(({ mergedInto }) => mergedInto === institution.id)
  const likely = institution.mergedInto === undefined ? likelyDoublesOf(institution, all) : []
  return {
    ...institution,
    merged: merged.map(({ id, name, version }) => ({ id, name, version })),
    likely: likely.flatMap(({ institutionId, likeness }) =>
      all
        .filter(({ id }) => id === institutionId)
        .map(({ name, otherNames, kind, country, place, version }) => ({
          institutionId,
          version,
          name,
          otherNames,
          kind,
          country,
          ...(place && { place }),
          likeness,
        })),
    ),
  }
}
