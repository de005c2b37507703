import { addedEmployer, anEmployer, aVacancy, openedVacancy } from '../../support/vacancies.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of employers and vacancies. A change is told apart by its version, and so is none to be repeated. */
export async function vacancyCommands({ coordinator }: House, { key }: Run): Promise<readonly Command[]> {
  const { api } = coordinator
  const { id } = await addedEmployer(api)
  const { body: draft } = await api.draftVacancy({ body: aVacancy(id) })
  const [filled, closed, withdrawn] = [
    await openedVacancy(api, id),
    await openedVacancy(api, id),
    await openedVacancy(api, id),
  ]
  const at = (vacancy: { readonly id: typeof draft.id; readonly version: number }) => ({
    params: { vacancyId: vacancy.id },
    ifMatch: vacancy.version,
  })
  return [
    command('addEmployer', api, (own) => own.addEmployer({ body: anEmployer(), ...key('addEmployer') })),
    command('draftVacancy', api, (own) => own.draftVacancy({ body: aVacancy(id), ...key('draftVacancy') })),
    command('openVacancy', api, (own) => own.openVacancy({ ...at(draft), ...key('openVacancy') })),
    command('fillVacancy', api, (own) => own.fillVacancy({ ...at(filled), ...key('fillVacancy') })),
    command('closeVacancy', api, (own) => own.closeVacancy({ ...at(closed), ...key('closeVacancy') })),
    command('withdrawVacancy', api, (own) =>
      own.withdrawVacancy({ ...at(withdrawn), ...key('withdrawVacancy') }),
    ),
  ]
}
