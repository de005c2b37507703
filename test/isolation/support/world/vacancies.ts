import { addedEmployer, aVacancy, openedVacancy } from '../../../support/vacancies.ts'
import type { House } from './house.ts'

/** An employer with whom one asks there, a draft, a vacancy that was filled, and one that was open and withdrawn: none is anybody's to see. */
export async function setUpVacancies({ person, mark }: House): Promise<void> {
  const { api } = person('coach')
  const employer = await addedEmployer(api, {
    name: mark('employer'),
    branch: mark('branch'),
    town: mark('town'),
    contact: { name: mark('asked'), email: `${mark('post').toLowerCase()}@example.org` },
  })
  const edited = { contact: { name: mark('asked instead') } }
  await api.editEmployer({ params: { employerId: employer.id }, ifMatch: 1, body: edited })
  const texts = () => ({ title: { en: mark('work') }, text: { en: mark('text') }, skills: [mark('skill')] })
  await api.draftVacancy({ body: aVacancy(employer.id, texts()) })
  const isPublic = false
  const filled = await openedVacancy(api, employer.id, { ...texts(), isPublic })
  await api.fillVacancy({ params: { vacancyId: filled.id }, ifMatch: filled.version })
  const closed = await openedVacancy(api, employer.id, { ...texts(), isPublic })
  await api.closeVacancy({ params: { vacancyId: closed.id }, ifMatch: closed.version })
  const open = await openedVacancy(api, employer.id, texts())
  const params = { vacancyId: open.id }
  const body = { text: { en: mark('other text') } }
  const { body: changed } = await api.editVacancy({ params, ifMatch: open.version, body })
  await api.withdrawVacancy({ params, ifMatch: changed.version })
}
