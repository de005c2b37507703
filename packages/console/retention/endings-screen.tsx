import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../casework/person.ts'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Notice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useProgrammeNames } from '../programmes/queries.ts'
import { type DueCase, useEndings } from './retention.ts'

/** What goes in the next ninety days, and of which programmes nobody has said when they were paid for the last time. */
export function EndingsScreen() {
  const { say } = useWords()
  const endings = useEndings()
  return (
    <Page title={say('endings.title')} lead={say('endings.lead')}>
      <Reading of={endings} lines={6}>
        {({ pages }) => (
          <>
            <Unpaid programmes={pages[0]?.unpaid ?? []} />
            <Sheet>
              {pages[0]?.items.length === 0 ? (
                <Empty title={say('endings.none')} text={say('endings.noneText')} />
              ) : (
                <>
                  <ul className={rows['rows']}>
                    {pages
                      .flatMap(({ items }) => items)
                      .map((line) => (
                        <EndingRow key={line.participantId} line={line} />
                      ))}
                  </ul>
                  <MorePages pages={endings} />
                </>
              )}
            </Sheet>
          </>
        )}
      </Reading>
    </Page>
  )
}

/** Something that goes, with a way to it while it is there and the reader sees cases. */
function EndingRow({ line }: { readonly line: DueCase }) {
  const { say, language } = useWords()
  const { participantId, names, what, announced } = line
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        {names === undefined ? (
          <Text fw={600}>{say(`endings.${what}`)}</Text>
        ) : (
          <Link to="/cases/$participantId" params={{ participantId }} className={rows['name']}>
            <bdi>{nameOf(names)}</bdi>
          </Link>
        )}
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            say('endings.closedOn', { day: dayText(language, line.closedOn) }),
            announced !== undefined && say('retention.told', { day: dayText(language, announced.on) }),
          ])}
        </Text>
      </div>
      <Text>{dayText(language, line.dueOn)}</Text>
    </li>
  )
}

function Unpaid({ programmes }: { readonly programmes: readonly { readonly programmeId: string }[] }) {
  const { say } = useWords()
  const nameOfProgramme = useProgrammeNames()
  if (programmes.length === 0) return null
  return (
    <Notice tone="waiting" title={say('endings.unpaid')}>
      <Text>{say('endings.unpaidText')}</Text>
      <ul>
        {programmes.map(({ programmeId }) => (
          <li key={programmeId}>
            <Link to="/programmes/$programmeId" params={{ programmeId }}>
              <bdi>{nameOfProgramme(programmeId)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
