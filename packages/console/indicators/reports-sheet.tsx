import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Acts } from '../kit/act.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { numberText } from '../language/numbers.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { periodText, useReports } from './figures.ts'
import { TakeIati } from './take-iati.tsx'

/** The reports that were frozen, each with the way to it. */
export function ReportsSheet({ programmeId }: { readonly programmeId: string }) {
  const words = useWords()
  const { say, language } = words
  const { nameOf } = useColleagues()
  const reports = useReports(programmeId)
  return (
    <Sheet title={say('figures.reports')}>
      <Reading of={reports} lines={2}>
        {({ pages }) =>
          pages[0]?.items.length === 0 ? (
            <Text c="dimmed">{say('figures.noReports')}</Text>
          ) : (
            <>
              <ul className={rows['rows']}>
                {pages
                  .flatMap(({ items }) => items)
                  .map(({ id, number, period, frozenAt, frozenBy }) => (
                    <li key={id} className={rows['row']}>
                      <div className={rows['who']}>
                        <Link
                          to="/programmes/$programmeId/reports/$reportId"
                          params={{ programmeId, reportId: id }}
                          className={rows['name']}
                        >
                          {say('figures.report', {
                            number: numberText(language, number),
                            period: periodText(words, period),
                          })}
                        </Link>
                        <Text size="sm" c="dimmed">
                          {say('figures.frozen', {
                            moment: momentText(language, frozenAt),
                            name: nameOf(frozenBy),
                          })}
                        </Text>
                      </div>
                    </li>
                  ))}
              </ul>
              <MorePages pages={reports} />
            </>
          )
        }
      </Reading>
      <Acts>
        <TakeIati programmeId={programmeId} />
      </Acts>
    </Sheet>
  )
}
