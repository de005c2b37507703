import { Link, useParams } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useRead } from '../api/use-read.ts'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { countryName } from '../language/names.ts'
import { numberText } from '../language/numbers.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useProgrammeNames } from '../programmes/queries.ts'
import { useColleagues } from '../tenancy/colleagues.ts'
import { Downloads } from './downloads.tsx'
import { periodText, type Report } from './figures.ts'
import { FundersSheet } from './funders-sheet.tsx'
import { hashedFacts } from './hashed-facts.tsx'
import { BreakdownTables, LinesTable } from './lines-table.tsx'
import { reportTable } from './report-table.ts'
import styles from './table.module.css'
import { TargetsTable } from './targets-table.tsx'

/** A report as it was frozen, to print, and to take along as a table. */
export function ReportScreen() {
  const { programmeId, reportId } = useParams({ from: '/programmes/$programmeId/reports/$reportId' })
  const report = useRead('readReport', [{ params: { programmeId, reportId } }])
  return <ScreenReading of={report}>{({ body }) => <OneReport report={body} />}</ScreenReading>
}

function OneReport({ report }: { readonly report: Report }) {
  const words = useWords()
  const { say, language } = words
  const { nameOf } = useColleagues()
  const nameOfProgramme = useProgrammeNames()
  const { programmeId, number, period, frozenAt, frozenBy, targets, lines, corrected } = report
  return (
    <Page
      title={say('figures.report', {
        number: numberText(language, number),
        period: periodText(words, period),
      })}
      lead={<bdi>{nameOfProgramme(programmeId)}</bdi>}
      actions={
        <Downloads
          name={`passerelle-report-${period}-${number}`}
          rows={() => reportTable(words, lines)}
          content={report}
          back={
            <Link to="/programmes/$programmeId/figures" params={{ programmeId }}>
              {say('figures.title')}
            </Link>
          }
        />
      }
    >
      <Sheet>
        <Facts
          facts={[
            [
              say('figures.reports'),
              say('figures.frozen', { moment: momentText(language, frozenAt), name: nameOf(frozenBy) }),
            ],
            ...hashedFacts(words, report),
          ]}
        />
      </Sheet>
      {corrected.length > 0 && <Corrected corrected={corrected} />}
      {targets.length > 0 && (
        <Sheet title={say('figures.targets')}>
          <TargetsTable targets={targets} />
        </Sheet>
      )}
      <Sheet title={say('figures.indicator')}>
        <LinesTable lines={lines} />
      </Sheet>
      <Sheet title={say('figures.breakdown')}>
        <BreakdownTables lines={lines} />
      </Sheet>
      <FundersSheet report={report} />
    </Page>
  )
}

/** What the report tells otherwise than the one before. */
function Corrected({ corrected }: Pick<Report, 'corrected'>) {
  const { say, language } = useWords()
  return (
    <Sheet title={say('figures.corrected')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say('figures.indicator')}</th>
            <th scope="col" className={styles['number']}>
              {say('figures.before')}
            </th>
            <th scope="col" className={styles['number']}>
              {say('figures.now')}
            </th>
          </tr>
        </thead>
        <tbody>
          {corrected.map(({ indicator, before, now, cells = [] }) => (
            <Fragment key={indicator}>
              <tr>
                <th scope="row">{say(`indicator.${indicator}`)}</th>
                <td className={styles['number']}>{numberText(language, before)}</td>
                <td className={styles['number']}>{numberText(language, now)}</td>
              </tr>
              {cells.map((cell) => (
                <tr key={`${cell.country} ${cell.gender} ${cell.ageBracket}`}>
                  <td>
                    {sideBySide(language, [
                      countryName(language, cell.country),
                      say(`gender.${cell.gender}`),
                      say(`ageBracket.${cell.ageBracket}`),
                    ])}
                  </td>
                  <td className={styles['number']}>{numberText(language, cell.before)}</td>
                  <td className={styles['number']}>{numberText(language, cell.now)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
