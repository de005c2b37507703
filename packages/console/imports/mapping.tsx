import { Text } from '@mantine/core'
import { type Column, columns, type Table, titleOf } from '@passerelle/spreadsheet'
import { OneOf } from '../kit/choices.tsx'
import { Notice } from '../kit/notice.tsx'
import rows from '../kit/rows.module.css'
import { listText } from '../language/list.ts'
import { useWords } from '../language/words.tsx'

// Enough to see what stands in a column, and no more of anybody.
const [samples, sampleLength] = [2, 40]

/** Which column of the file is which, as far as its title tells it; what is left open goes nowhere. */
export function Mapping({
  table,
  mapping,
  missing,
  onChange,
}: {
  readonly table: Table
  readonly mapping: readonly (Column | undefined)[]
  readonly missing: readonly Column[]
  readonly onChange: (mapping: readonly (Column | undefined)[]) => void
}) {
  const { say, language } = useWords()
  return (
    <>
      <Text c="dimmed">{say('import.columnsText', { rows: table.rows.length })}</Text>
      <ul className={rows['rows']}>
        {table.header.map((title, at) => (
          // The columns of a file stay where they are, and two may have the same title.
          <li key={at} className={rows['row']}>
            <div className={rows['who']}>
              <bdi>{title === '' ? say('import.untitled', { number: at + 1 }) : title}</bdi>
              <Text size="sm" c="dimmed">
                {samplesOf(table, at).map((sample) => (
                  <span key={sample}>
                    <bdi>{sample}</bdi>{' '}
                  </span>
                ))}
              </Text>
            </div>
            <OneOf
              aria-label={say('import.means', { title: title === '' ? String(at + 1) : title })}
              isOptional
              choices={columns
                .filter((column) => column === mapping[at] || !mapping.includes(column))
                .map((value) => ({ value, label: titleOf(language, value) }))}
              value={mapping[at] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                onChange(
                  mapping.with(
                    at,
                    columns.find((column) => column === value),
                  ),
                )
              }
            />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Notice tone="waiting">
          <Text>
            {say('import.missing', {
              columns: listText(
                language,
                missing.map((column) => titleOf(language, column)),
              ),
            })}
          </Text>
        </Notice>
      )}
    </>
  )
}

function samplesOf({ rows: body }: Table, at: number): readonly string[] {
  const found = new Set<string>()
  for (const { cells } of body) {
    const cell = cells[at] ?? ''
    if (cell !== '') found.add(cell.slice(0, sampleLength))
    if (found.size === samples) break
  }
  return [...found]
}
