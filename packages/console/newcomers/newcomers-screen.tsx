import { Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText, momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { type ContactLine, useContactRequests } from './newcomers.ts'

/** People without an account who asked to be contacted: those who wait first. What they said is read one by one. */
export function NewcomersScreen() {
  const { say } = useWords()
  const requests = useContactRequests()
  return (
    <Page title={say('newcomers.title')} lead={say('newcomers.lead')}>
      <Sheet>
        <Reading of={requests} lines={5}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('newcomers.none')} text={say('newcomers.noneText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((line) => (
                      <NewcomerRow key={line.id} line={line} />
                    ))}
                </ul>
                <MorePages pages={requests} />
              </>
            )
          }
        </Reading>
      </Sheet>
    </Page>
  )
}

function NewcomerRow({ line }: { readonly line: ContactLine }) {
  const { say, language } = useWords()
  const { id, state, askedAt, until, offerId } = line
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/newcomers/$contactRequestId" params={{ contactRequestId: id }} className={rows['name']}>
          {say('newcomers.asked', { moment: momentText(language, askedAt) })}
        </Link>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            say(offerId === undefined ? 'newcomers.ofCentre' : 'newcomers.ofOffer'),
            say('newcomers.until', { day: dayText(language, until.slice(0, 10)) }),
          ])}
        </Text>
      </div>
      <Badge variant="light" color={state === 'waiting' ? 'amber' : 'gray'} size="lg" tt="none">
        {say(`contactState.${state}`)}
      </Badge>
    </li>
  )
}
