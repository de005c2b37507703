import { Button, Text } from '@mantine/core'
import { type Table, titleOf } from '@passerelle/spreadsheet'
import { writeCsv } from '@passerelle/spreadsheet/csv'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Facts } from '../kit/facts.tsx'
import styles from '../kit/form.module.css'
import { keepFile } from '../kit/keep-file.ts'
import { Notice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { type Answers, countsOf, leftOver, type Progress, rowsThat } from './import.ts'
import { LikelyRow } from './likely-row.tsx'

// More of them at once are no list that anybody reads; the file that is left over has them all.
const shown = 50

type ReportProps = {
  readonly table: Table
  readonly answers: Answers
  /** Rows that say the very same as one before them. */
  readonly repeated: ReadonlyMap<number, number>
  /** Rows of which somebody said that they are another person. */
  readonly others: ReadonlySet<number>
  readonly progress: Progress | undefined
  readonly isRunning: boolean
  readonly onAnother: (row: number, is: boolean) => void
  readonly onGo: () => void
}

/** What would come of the rows, or what came of them: each bad cell with its reason, and who is likely known already. */
export function Report({
  table,
  answers,
  repeated,
  others,
  progress,
  isRunning,
  onAnother,
  onGo,
}: ReportProps) {
  const { say } = useWords()
  const counts = countsOf(answers)
  const decided = rowsThat('likely_duplicate', answers).filter(({ row }) => others.has(row)).length
  const ready = counts.passes + decided
  return (
    <Sheet title={say('import.report')}>
      <div className={styles['form']}>
        {progress !== undefined && progress.seen > 0 && (
          <Notice>
            <Text>{say('import.taken', { taken: progress.takenIn, rows: progress.rows })}</Text>
          </Notice>
        )}
        <Facts
          facts={[
            [say('import.pass'), counts.passes],
            [say('import.refused'), counts.refused],
            [say('import.likely'), counts.likely_duplicate],
            repeated.size > 0 && [say('import.repeated'), repeated.size],
          ]}
        />
        <RefusedRows answers={answers} />
        <Likely {...{ answers, repeated, others, onAnother }} />
        <div className={styles['end']}>
          <LeftOver table={table} answers={answers} />
          {ready > 0 ? (
            <Button loading={isRunning} onClick={onGo}>
              {say('import.go', { count: ready })}
            </Button>
          ) : (
            <Button component={Link} to="/cases" variant="default">
              {say('nav.cases')}
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  )
}

function RefusedRows({ answers }: { readonly answers: Answers }) {
  const { say, language } = useWords()
  const [most, setMost] = useState(shown)
  const refused = rowsThat('refused', answers)
  if (refused.length === 0) return null
  return (
    <section aria-label={say('import.refused')}>
      <ul className={rows['rows']}>
        {refused.slice(0, most).map(({ row, errors }) => (
          <li key={row} className={rows['row']}>
            <div className={rows['who']}>
              <Text fw={600}>{say('import.row', { row: String(row) })}</Text>
              <Facts facts={errors.map(({ column, message }) => [titleOf(language, column), message])} />
            </div>
          </li>
        ))}
      </ul>
      <More left={refused.length - most} onMore={() => setMost(most + shown)} />
    </section>
  )
}

function Likely({
  answers,
  repeated,
  others,
  onAnother,
}: Pick<ReportProps, 'answers' | 'repeated' | 'others' | 'onAnother'>) {
  const { say } = useWords()
  const [most, setMost] = useState(shown)
  const likely = rowsThat('likely_duplicate', answers)
  if (likely.length === 0) return null
  return (
    <section aria-label={say('import.likely')}>
      <Text>{say('import.likelyText')}</Text>
      <ul className={rows['rows']}>
        {likely.slice(0, most).map((each) => (
          <LikelyRow
            key={each.row}
            likely={each}
            sameAs={repeated.get(each.row)}
            isAnother={others.has(each.row)}
            onAnother={(is) => onAnother(each.row, is)}
          />
        ))}
      </ul>
      <More left={likely.length - most} onMore={() => setMost(most + shown)} />
    </section>
  )
}

function More({ left, onMore }: { readonly left: number; readonly onMore: () => void }) {
  const { say } = useWords()
  if (left <= 0) return null
  return (
    <Button variant="default" onClick={onMore}>
      {say('kit.moreOf', { count: left })}
    </Button>
  )
}

/** The rows that were not taken in, as a file that can be put right and chosen again. It is made here and goes nowhere. */
function LeftOver({ table, answers }: { readonly table: Table; readonly answers: Answers }) {
  const { say, language } = useWords()
  const left = answers.size - countsOf(answers).taken_in
  if (left === 0) return null
  const keep = () => {
    const written = leftOver(table, answers, say('import.reason'), say('import.likelyReason'), language)
    keepFile('passerelle-left-over.csv', 'text/csv;charset=utf-8', writeCsv(written))
  }
  return (
    <Button variant="default" onClick={keep}>
      {say('import.keepLeft', { count: left })}
    </Button>
  )
}
