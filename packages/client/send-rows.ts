import type { maxRowsAtOnce } from '@passerelle/contract'
import type { CallOptions, Client, ResourceOf } from './client.ts'

type Sent = CallOptions<'importRows'>['body']

/** As many as the API takes at once; the type holds the two together, so that a browser needs none of its rules. */
const rowsAtOnce: typeof maxRowsAtOnce = 12

// Below what the API takes as one body, with room for the rest of it.
const maxBytes = 200_000

/** Sends the rows of an import in the order of the file, as many at once as the API takes, and tells what came of each. */
export async function* sendRows(
  api: Pick<Client, 'importRows'>,
  importId: string,
  said: Omit<Sent, 'rows'>,
  rows: Sent['rows'],
): AsyncGenerator<ResourceOf<'importRows'>> {
  for (const some of inBatches(rows)) {
    const { body } = await api.importRows({ params: { importId }, body: { ...said, rows: some } })
    yield body
  }
}

/** The rows in batches, none of which is too many or too long. */
function inBatches(rows: Sent['rows']): readonly Sent['rows'][] {
  const batches: Sent['rows'][] = []
  let bytes = 0
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length
    const last = batches.at(-1)
    if (last === undefined || last.length === rowsAtOnce || bytes + size > maxBytes) {
      batches.push([row])
      bytes = size
    } else {
      last.push(row)
      bytes += size
    }
  }
  return batches
}
