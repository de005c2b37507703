import { Button, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { listText } from '../language/list.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { type Match, useMatches } from './placement.ts'
import { gapText, reasonText } from './reason-text.ts'

/** Open vacancies for which something speaks: why each is shown, and what it asks for besides. */
export function MatchesSheet({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  const found = useMatches(participantId, true)
  return (
    <Sheet title={say('work.matches')}>
      <Text c="dimmed">{say('work.order')}</Text>
      <Reading of={found} lines={4}>
        {({ body: { items, further } }) =>
          items.length === 0 ? (
            <Empty title={say('work.noMatch')} text={say('work.noMatchText')} />
          ) : (
            <>
              <ul className={rows['rows']}>
                {items.map((match) => (
                  <OneMatch key={match.vacancy.id} participantId={participantId} match={match} />
                ))}
              </ul>
              {further > 0 && <Text c="dimmed">{say('work.further', { count: further })}</Text>}
            </>
          )
        }
      </Reading>
    </Sheet>
  )
}

function OneMatch({ participantId, match }: { readonly participantId: string; readonly match: Match }) {
  const words = useWords()
  const { say, language } = words
  const { vacancy, reasons, missing, applicationId } = match
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/vacancies/$vacancyId" params={{ vacancyId: vacancy.id }} className={rows['name']}>
          <bdi>{pick(vacancy.title, language)}</bdi>
        </Link>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            vacancy.employerName,
            vacancy.workplace.town,
            say('vacancy.upTo', { day: dayText(language, vacancy.validThrough) }),
          ])}
        </Text>
        <Text size="sm">
          {say('work.speaksForIt', {
            reasons: listText(
              language,
              reasons.map((reason) => reasonText(words, reason)),
            ),
          })}
        </Text>
        {missing.length > 0 && (
          <Text size="sm" c="dimmed">
            {say('work.isMissing', {
              gaps: listText(
                language,
                missing.map((gap) => gapText(words, gap)),
              ),
            })}
          </Text>
        )}
      </div>
      {applicationId === undefined ? (
        <Button
          component={Link}
          to={`/cases/${participantId}/work/${vacancy.id}`}
          variant="default"
          size="sm"
        >
          {say('work.apply')}
        </Button>
      ) : (
        <Text size="sm">{say('work.hasApplied')}</Text>
      )}
    </li>
  )
}
