/** In the place of a row that could not be read: why. Rows beside it are none the worse for it. */
export type Unreadable = { readonly unreadable: unknown }

/** Reads each row; one that cannot be read comes as the reason, in its place. */
export async function* readEach<Row, Read>(
  rows: AsyncIterable<Row>,
  read: (row: Row) => Read,
): AsyncGenerator<Read | Unreadable> {
  for await (const row of rows) yield attempt(row, read)
}

function attempt<Row, Read>(row: Row, read: (row: Row) => Read): Read | Unreadable {
  try {
    return read(row)
  } catch (error) {
    return { unreadable: error }
  }
}
