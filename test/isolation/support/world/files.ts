import type { Participant } from '@passerelle/domain/casework'
import { addedFile, contentOf } from '../../../support/files.ts'
import type { House } from './house.ts'

/** Files of a case: one that was renamed and read, and one that was taken away. */
export async function setUpFiles({ person, mark }: House, { id }: Participant): Promise<void> {
  const { api } = person('coach')
  const kept = await addedFile(api, id, { name: mark('file') })
  const params = { participantId: id, fileId: kept.id }
  await contentOf(api, kept)
  await api.editFile({ params, ifMatch: 1, body: { name: mark('file renamed') } })
  await api.readFile({ params })
  const wrong = await addedFile(api, id, { name: mark('file taken away') })
  await api.removeFile({ params: { ...params, fileId: wrong.id }, ifMatch: 1 })
  await api.listFiles({ params: { participantId: id } })
}
