import { Button, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { fieldErrorsOf } from '../../api/trouble.ts'
import { Empty } from '../../kit/empty.tsx'
import { MorePages } from '../../kit/more-pages.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { listText } from '../../language/list.ts'
import { sideBySide } from '../../language/side-by-side.ts'
import { momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useActors } from './actors.ts'
import { actionText, everything, fieldText, kindText, type Line, purposeText, useJournal } from './journal.ts'
import { JournalFilters } from './journal-filters.tsx'
import { SealsSheet } from './seals-sheet.tsx'
import { ThingLink } from './thing-link.tsx'

const pauseMs = 250

/** What happened in the organisation, the latest first. The filters stay in memory: they are no part of an address. */
export function JournalScreen() {
  const { say } = useWords()
  const actors = useActors()
  const [filter, setFilter] = useState(everything)
  const [asked] = useDebouncedValue(filter, pauseMs)
  const journal = useJournal(asked)
  return (
    <Page title={say('journal.title')} lead={say('journal.lead')}>
      <SealsSheet />
      <JournalFilters
        filter={filter}
        onChange={setFilter}
        actors={actors.choices}
        errors={fieldErrorsOf(journal.error)}
      />
      <Sheet>
        <Reading of={journal} lines={6}>
          {({ pages }) => {
            const lines = pages.flatMap(({ items }) => items)
            return (
              <>
                {lines.length === 0 ? (
                  <Empty
                    title={say(journal.hasNextPage ? 'journal.notYet' : 'journal.none')}
                    text={say(journal.hasNextPage ? 'journal.notYetText' : 'journal.noneText')}
                  />
                ) : (
                  <ul className={rows['rows']}>
                    {lines.map((line, place) => (
                      // A line has no number of its own; two of one transaction differ in nothing but their thing.
                      <JournalRow
                        key={`${line.at} ${line.aggregateId} ${place}`}
                        line={line}
                        actor={actors.actorOf(line)}
                        onOnly={() => setFilter({ ...everything, aggregateId: line.aggregateId })}
                      />
                    ))}
                  </ul>
                )}
                <MorePages pages={journal} />
              </>
            )
          }}
        </Reading>
      </Sheet>
    </Page>
  )
}

function JournalRow({
  line,
  actor,
  onOnly,
}: {
  readonly line: Line
  readonly actor: string
  readonly onOnly: () => void
}) {
  const words = useWords()
  const { say, language } = words
  const action = actionText(words, line.action)
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>{action}</Text>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [actor, momentText(language, line.at), purposeText(words, line)])}
        </Text>
        {line.fields.length > 0 && (
          <Text size="sm">
            {say('journal.fields', {
              fields: listText(
                language,
                line.fields.map((field) => fieldText(words, field)),
              ),
            })}
          </Text>
        )}
      </div>
      <div className={rows['marks']}>
        <ThingLink line={line} />
        <Button
          variant="default"
          size="sm"
          aria-label={say('journal.onlyThisOf', { thing: kindText(words, line), action })}
          onClick={onOnly}
        >
          {say('journal.onlyThis')}
        </Button>
      </div>
    </li>
  )
}
