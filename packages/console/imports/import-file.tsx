import { Button } from '@mantine/core'
import {
  type Column,
  type Sheet as FileSheet,
  fingerprintOf,
  guessColumns,
  peopleIn,
  repeatedRows,
  type Table,
  tableOf,
} from '@passerelle/spreadsheet'
import type { Delimiter } from '@passerelle/spreadsheet/csv'
import { useMemo, useState } from 'react'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { FileFault } from './file-fault.tsx'
import { ForAllFields } from './for-all-fields.tsx'
import { type Answers, type ForAll, missingColumns, type Reading, sentRows } from './import.ts'
import { Mapping } from './mapping.tsx'
import type { OpenedFile } from './open-file.ts'
import { ReadingFields, SheetFields } from './reading-fields.tsx'
import { Report } from './report.tsx'
import { RunProgress } from './run-progress.tsx'
import { useRun } from './use-run.ts'

/** A chosen file on its way: how it is read, which column is which, what would come of it, and what came of it. */
export function ImportFile({ file }: { readonly file: OpenedFile }) {
  const { say } = useWords()
  const { tenant } = useWho()
  const [sheetName, setSheetName] = useState(file.kind === 'xlsx' ? (file.sheets[0]?.name ?? '') : '')
  const [delimiter, setDelimiter] = useState<Delimiter>(file.kind === 'csv' ? file.likely : ';')
  const [reading, setReading] = useState<Reading>({
    // A spreadsheet writes its numbers with a point, whatever it shows.
    decimal: file.kind === 'csv' && delimiter === ';' ? ',' : '.',
    dayOrder: 'day_first',
    numbersOf: tenant?.country ?? 'return_country',
  })
  const [forAll, setForAll] = useState<ForAll>({ programmeId: '', coachId: '' })
  const [chosen, setChosen] = useState<readonly (Column | undefined)[]>()
  const [others, setOthers] = useState<ReadonlySet<number>>(new Set())
  const [isTried, setTried] = useState(false)
  const { run, forget, answers, progress, running, trouble } = useRun()
  const table = useMemo(() => {
    try {
      return tableOf(sheetOf(file, sheetName, delimiter))
    } catch (error) {
      return error
    }
  }, [file, sheetName, delimiter])
  // Each batch that was sent draws the screen anew, and the rows are up to 5,000.
  const read = useMemo(() => (isTable(table) ? readAs(table, chosen) : undefined), [table, chosen])
  if (!isTable(table) || read === undefined) {
    return (
      <Sheet title={say('import.reading')}>
        <SheetFields
          {...{ file, sheetName, delimiter }}
          onSheet={changed(setSheetName)}
          onDelimiter={changed(setDelimiter)}
        />
        <FileFault error={table} />
      </Sheet>
    )
  }
  const { mapping, people, repeated } = read

  /** What is read in another way has to be tried again. */
  function changed<Value>(set: (value: Value) => void) {
    return (value: Value) => {
      set(value)
      setTried(false)
      forget()
    }
  }

  async function go(dryRun: boolean): Promise<void> {
    const fingerprint = await fingerprintOf(file.bytes, sheetName)
    const left = dryRun ? people : people.filter(({ row }) => isWaiting(answers, row))
    const rows = sentRows(left, forAll, others)
    const isWhole = await run({ fingerprint, of: people.length, reading, rows, dryRun })
    if (isWhole) setTried(true)
  }

  const missing = missingColumns(mapping)
  return (
    <>
      <Sheet title={say('import.reading')}>
        <div className={styles['form']}>
          <SheetFields
            {...{ file, sheetName, delimiter }}
            onSheet={changed((name: string) => {
              setSheetName(name)
              setChosen(undefined)
            })}
            onDelimiter={changed((sign: Delimiter) => {
              setDelimiter(sign)
              setChosen(undefined)
            })}
          />
          <ReadingFields isText={file.kind === 'csv'} reading={reading} onChange={changed(setReading)} />
          <ForAllFields forAll={forAll} onChange={changed(setForAll)} />
        </div>
      </Sheet>
      <Sheet title={say('import.columns')}>
        <Mapping table={table} mapping={mapping} missing={missing} onChange={changed(setChosen)} />
        <div className={styles['end']}>
          <Button
            variant={isTried ? 'default' : 'filled'}
            loading={running !== undefined}
            disabled={missing.length > 0}
            onClick={() => void go(true)}
          >
            {say('import.try')}
          </Button>
        </div>
        <RunProgress running={running} />
        <TroubleNotice trouble={trouble} />
      </Sheet>
      {isTried && (
        <Report
          {...{ table, answers, repeated, others, progress }}
          isRunning={running !== undefined}
          onAnother={(row, is) => setOthers(toggled(others, row, is))}
          onGo={() => void go(false)}
        />
      )}
    </>
  )
}

/** The people of a table by a mapping, or else by the one that its header suggests, and the rows that say the same twice. */
function readAs(table: Table, chosen: readonly (Column | undefined)[] | undefined) {
  const mapping = chosen ?? guessColumns(table.header)
  const people = peopleIn(table, mapping)
  return { mapping, people, repeated: repeatedRows(people) }
}

/** Whose row was not taken in; what was refused is looked at again, for somebody else may have put it right. */
function isWaiting(answers: Answers, row: number): boolean {
  return answers.get(row)?.outcome !== 'taken_in'
}

function toggled(set: ReadonlySet<number>, row: number, is: boolean): ReadonlySet<number> {
  const next = new Set(set)
  if (is) next.add(row)
  else next.delete(row)
  return next
}

function sheetOf(file: OpenedFile, sheetName: string, delimiter: Delimiter): Pick<FileSheet, 'rows'> {
  if (file.kind === 'csv') return file.read(delimiter)
  return file.sheets.find(({ name }) => name === sheetName) ?? { rows: [] }
}

function isTable(table: unknown): table is Table {
  return typeof table === 'object' && table !== null && 'header' in table
}
