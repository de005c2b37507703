import type { Client } from '@passerelle/client'
import { type Column, columns, titleOf } from '@passerelle/spreadsheet'
import { Act } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { keepFile } from '../kit/keep-file.ts'
import { useWords } from '../language/words.tsx'

type Format = 'csv' | 'xlsx'
type Cells = Readonly<Partial<Record<Column, string>>>

/** Writes all people of the organisation to a file, on the device of whoever asks; each page that is read is noted. */
export function ExportPeople({ filter }: { readonly filter: Readonly<Record<string, string>> }) {
  const { say, language } = useWords()
  const write = async (api: Client, format: Format) => {
    const people = await everybody(api, filter)
    const table = [
      columns.map((column) => titleOf(language, column)),
      ...people.map((cells) => columns.map((column) => cells[column] ?? '')),
    ]
    const file = await fileOf(format, table)
    keepFile(`passerelle-people.${format}`, file.type, file)
    return { status: 200, body: people.length, version: undefined, headers: new Headers() }
  }
  return (
    <Act<Format, number>
      label={say('export.title')}
      happens={say('export.happens')}
      first="xlsx"
      fields={({ said, setSaid }) => (
        <OneOf
          label={say('export.format')}
          choices={[
            { value: 'xlsx', label: say('export.xlsx') },
            { value: 'csv', label: say('export.csv') },
          ]}
          value={said}
          onChange={({ currentTarget }) => setSaid(currentTarget.value === 'csv' ? 'csv' : 'xlsx')}
        />
      )}
      send={(api, { said }) => write(api, said)}
      afterwards="unchanged"
    />
  )
}

async function everybody(api: Client, filter: Readonly<Record<string, string>>): Promise<readonly Cells[]> {
  const found: Cells[] = []
  let cursor: string | undefined
  do {
    const query = { ...filter, limit: 100, ...(cursor !== undefined && { cursor }) }
    const { body } = await api.exportParticipants({ query })
    found.push(...body.items.map(({ cells }) => cells))
    cursor = body.next
  } while (cursor !== undefined)
  return found
}

/** The library for the format is loaded when it is asked for. */
async function fileOf(format: Format, table: readonly (readonly string[])[]): Promise<Blob> {
  if (format === 'xlsx') return (await import('@passerelle/spreadsheet/xlsx')).writeXlsx('Passerelle', table)
  const { writeCsv } = await import('@passerelle/spreadsheet/csv')
  return new Blob([writeCsv(table)], { type: 'text/csv;charset=utf-8' })
}
