import { Badge, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useVacancies } from './vacancies.ts'

const colours = { draft: 'amber', open: 'river', filled: 'gray', closed: 'gray', withdrawn: 'gray' } as const

/** Vacancies with their employers, up to when they count, and how they stand. */
export function VacancyList(filter: { readonly state?: string; readonly employerId?: string }) {
  const { say, language } = useWords()
  const vacancies = useVacancies(filter)
  return (
    <Reading of={vacancies} lines={5}>
      {({ pages }) =>
        pages[0]?.items.length === 0 ? (
          <Empty title={say('vacancies.none')} text={say('vacancies.noneText')} />
        ) : (
          <>
            <ul className={rows['rows']}>
              {pages
                .flatMap(({ items }) => items)
                .map(({ id, title, employerName, workplace, validThrough, isCurrent, state }) => (
                  <li key={id} className={rows['row']}>
                    <div className={rows['who']}>
                      <Link to="/vacancies/$vacancyId" params={{ vacancyId: id }} className={rows['name']}>
                        <bdi>{pick(title, language)}</bdi>
                      </Link>
                      <Text size="sm" c="dimmed">
                        {sideBySide(language, [
                          employerName,
                          workplace.town,
                          say(isCurrent ? 'vacancy.upTo' : 'vacancy.wasUpTo', {
                            day: dayText(language, validThrough),
                          }),
                        ])}
                      </Text>
                    </div>
                    <Badge variant="light" color={colours[state]}>
                      {say(`vacancyState.${state}`)}
                    </Badge>
                  </li>
                ))}
            </ul>
            <MorePages pages={vacancies} />
          </>
        )
      }
    </Reading>
  )
}
