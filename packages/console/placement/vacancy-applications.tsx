import { Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { MorePages } from '../kit/more-pages.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { dayOfInstant } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useApplicants } from './placement.ts'

/** Who of the people whom one works with has applied for a vacancy, and how each application stands. */
export function VacancyApplications({ vacancyId }: { readonly vacancyId: string }) {
  const { say, language } = useWords()
  const applicants = useApplicants(vacancyId)
  return (
    <Sheet title={say('work.applications')}>
      <Reading of={applicants} lines={2}>
        {({ pages }) =>
          pages[0]?.items.length === 0 ? (
            <Text c="dimmed">{say('work.noApplicant')}</Text>
          ) : (
            <>
              <ul className={rows['rows']}>
                {pages
                  .flatMap(({ items }) => items)
                  .map(({ id, participantId, name, state, changedAt }) => (
                    <li key={id} className={rows['row']}>
                      <div className={rows['who']}>
                        <Link
                          to="/cases/$participantId/work"
                          params={{ participantId }}
                          className={rows['name']}
                        >
                          <bdi>{name}</bdi>
                        </Link>
                        <Text size="sm" c="dimmed">
                          {dayOfInstant(language, changedAt)}
                        </Text>
                      </div>
                      <Badge variant="light">{say(`application.${state}`)}</Badge>
                    </li>
                  ))}
              </ul>
              <MorePages pages={applicants} />
            </>
          )
        }
      </Reading>
    </Sheet>
  )
}
