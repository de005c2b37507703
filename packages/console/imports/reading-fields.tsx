import type { Delimiter } from '@passerelle/spreadsheet/csv'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { allCountries } from '../language/countries.ts'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import type { Reading } from './import.ts'
import type { OpenedFile } from './open-file.ts'

const signs = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const satisfies Record<
  Delimiter,
  string
>

/** Which sheet of a file, or the sign that stands between the cells of a text. */
export function SheetFields({
  file,
  sheetName,
  delimiter,
  onSheet,
  onDelimiter,
}: {
  readonly file: OpenedFile
  readonly sheetName: string
  readonly delimiter: Delimiter
  readonly onSheet: (name: string) => void
  readonly onDelimiter: (sign: Delimiter) => void
}) {
  const { say } = useWords()
  if (file.kind === 'csv') {
    return (
      <OneOf
        label={say('import.delimiter')}
        choices={Object.entries(signs).map(([value, name]) => ({ value, label: say(`sign.${name}`) }))}
        value={delimiter}
        onChange={({ currentTarget: { value } }) => value !== '' && onDelimiter(value as Delimiter)} // one of the choices
      />
    )
  }
  if (file.sheets.length < 2) return null
  return (
    <OneOf
      label={say('import.sheet')}
      choices={file.sheets.map(({ name }) => ({ value: name, label: name }))}
      value={sheetName}
      onChange={({ currentTarget: { value } }) => onSheet(value)}
    />
  )
}

/** How cells are read where that is not the same everywhere. */
export function ReadingFields({
  isText,
  reading,
  onChange,
}: {
  readonly isText: boolean
  readonly reading: Reading
  readonly onChange: (reading: Reading) => void
}) {
  const { say, language } = useWords()
  const { decimal, dayOrder, numbersOf } = reading
  return (
    <div className={styles['pair']}>
      {isText && (
        <OneOf
          label={say('import.decimal')}
          choices={[
            { value: ',', label: say('sign.comma') },
            { value: '.', label: say('sign.point') },
          ]}
          value={decimal}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...reading, decimal: value === '.' ? '.' : ',' })
          }
        />
      )}
      <OneOf
        label={say('import.dayOrder')}
        choices={[
          { value: 'day_first', label: say('import.dayFirst') },
          { value: 'month_first', label: say('import.monthFirst') },
        ]}
        value={dayOrder}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...reading, dayOrder: value === 'month_first' ? value : 'day_first' })
        }
      />
      <OneOf
        label={say('import.numbersOf')}
        description={say('import.numbersHint')}
        choices={[
          { value: 'return_country', label: say('import.ofReturn') },
          ...allCountries.map((value) => ({ value, label: countryName(language, value) })),
        ]}
        value={numbersOf}
        onChange={({ currentTarget: { value } }) =>
          value !== '' && onChange({ ...reading, numbersOf: value })
        }
      />
    </div>
  )
}
