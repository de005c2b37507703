import type { ExportQuery, imports } from '@passerelle/contract/imports'
import type { BodyOf } from '@passerelle/contract/kit'
import { cellsOf, importColumns } from '@passerelle/domain/casework'
import { peopleById } from '@passerelle/table/casework'
import type { ImportsContext } from './context.ts'

type ExportPage = BodyOf<(typeof imports)['routes']['exportParticipants']>

/**
 * A page of people as the rows of a table, in the order of the caseload. The reading is written down before anybody has
 * them. A case that goes on as another one is no row: whoever reads the table again would double the person.
 */
export async function exportParticipants(
  { caseload, table, unitOfWork }: ImportsContext,
  { limit, cursor, ...filter }: ExportQuery,
): Promise<ExportPage> {
  const { items, ...rest } = await caseload.list(filter, { limit, cursor })
  const people = await peopleById(
    table,
    items.map(({ id }) => id),
  )
  await unitOfWork.noteReading({
    aggregate: 'Caseload',
    aggregateId: table.tenant,
    version: 1,
    fields: importColumns,
    purpose: 'coaching',
  })
  const rows = people
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map((person) => ({ participantId: person.id, cells: cellsOf(person) }))
  return { items: rows, ...rest }
}
