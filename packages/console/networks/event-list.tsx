import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { SessionState } from '../coaching/session-state.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import form from '../kit/form.module.css'
import { MorePages } from '../kit/more-pages.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { yearChoices } from '../kit/years.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useEvents } from './networks.ts'

/** The events of half a year behind and ahead, or of a year, in the order of their beginning. */
export function EventList() {
  const { say, language } = useWords()
  const [period, setPeriod] = useState('around')
  const events = useEvents(period)
  return (
    <Sheet title={say('events.title')}>
      <search className={form['pair']}>
        <OneOf
          label={say('events.period')}
          choices={[{ value: 'around', label: say('events.around') }, ...yearChoices(language)]}
          value={period}
          onChange={({ currentTarget }) => setPeriod(currentTarget.value)}
        />
      </search>
      <Reading of={events} lines={4}>
        {({ pages }) =>
          pages[0]?.items.length === 0 ? (
            <Empty title={say('events.none')} text={say('events.noneText')} />
          ) : (
            <>
              <ul className={rows['rows']}>
                {pages
                  .flatMap(({ items }) => items)
                  .map(({ id, title, kind, format, startsAt, timeZone, place, state }) => (
                    <li key={id} className={rows['row']}>
                      <div className={rows['who']}>
                        <Link to="/events/$eventId" params={{ eventId: id }} className={rows['name']}>
                          <bdi>{title}</bdi>
                        </Link>
                        <Text size="sm" c="dimmed">
                          {sideBySide(language, [
                            momentText(language, startsAt, timeZone),
                            say(`event.kind.${kind}`),
                            format,
                            place,
                          ])}
                        </Text>
                      </div>
                      <SessionState state={state} />
                    </li>
                  ))}
              </ul>
              <MorePages pages={events} />
            </>
          )
        }
      </Reading>
    </Sheet>
  )
}
