import { begin, cells, send, table } from '../../../support/imports.ts'
import type { House } from './house.ts'

/** A file that was taken in, with a cell that is wrong and somebody who is known; and all people written to another. */
export async function setUpImport({ name, person, mark }: House): Promise<void> {
  const { api } = person('coach')
  const people = [
    cells({ given: mark('given'), family: mark('family'), returnDistrict: mark('district') }),
    cells({ given: mark('given'), birth: mark('birth') }),
  ]
  const { id } = await begin(api, name, people.length)
  const rows = table(...people)
  await send(api, id, name, rows, { dryRun: true })
  await send(api, id, name, rows)
  await api.readImport({ params: { importId: id } })
  await person('coordinator').api.exportParticipants({ query: { limit: 100 } })
}
