import type { TenantId, VacancyId } from '@passerelle/domain/kernel'
import { type PublicVacancy, publicVacancyOf, vacancySchema } from '@passerelle/domain/vacancies'
import { employerKeys, publicVacancyKeys, vacancyKeys } from '../engine/keys/vacancies.ts'
import { rowAt, versionOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { at, contended, requireRow } from '../engine/write.ts'
import { readEmployerName, readPublicVacancy, readVacancy, vacancyWrites } from '../vacancies/index.ts'
import { type Known, next } from './publisher.ts'

/** Shows a vacancy as it is now, with the name of its employer as that is now, or takes it away. */
export async function showVacancy(
  store: Store,
  publisher: Known | undefined,
  tenant: TenantId,
  id: VacancyId,
): Promise<void> {
  const [own, shown] = [vacancyKeys.vacancy(tenant, id), publicVacancyKeys.vacancy(id)]
  const rows = await store.getAll([own, shown])
  const [item, standing] = [rowAt(rows, own), rowAt(rows, shown)]
  if (item === undefined) return
  // What no use case would have written is shown to nobody: it fails here, and is set aside.
  const vacancy = vacancySchema.parse(readVacancy(item))
  const before = standing && readPublicVacancy(standing)
  // An id is the organisation's that shows something under it: no other takes its place.
  if (before !== undefined && before.organisationId !== tenant) return
  const employer = employerKeys.employer(tenant, vacancy.employerId)
  const firm = await store.get(employer)
  const wanted = firm && publisher && publicVacancyOf(vacancy, { name: readEmployerName(firm) }, publisher.as)
  const after = wanted && next<PublicVacancy>(before, wanted)
  if (after === before) return
  await store.transact([
    ...vacancyWrites(before, after),
    requireRow(own, at(vacancy.version), contended),
    ...(firm === undefined ? [] : [requireRow(employer, at(versionOf(firm)), contended)]),
    ...(publisher?.asRead ?? []),
  ])
}
