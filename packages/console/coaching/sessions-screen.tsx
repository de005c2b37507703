import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { OwnAssessments } from '../certificates/recognition/own-assessments.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import form from '../kit/form.module.css'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { yearChoices } from '../kit/years.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagueChoices } from '../tenancy/colleagues.ts'
import { OnDevice } from '../visits/on-device.tsx'
import { FeedSheet } from './feed-sheet.tsx'
import { SessionRow } from './session-row.tsx'
import { nearPeriods, useSessions } from './sessions.ts'

/** The sessions of four weeks or of a year, in the order of their beginning. */
export function SessionsScreen() {
  const { say, language } = useWords()
  const { has } = useWho()
  const [period, setPeriod] = useState('ahead')
  const [instructor, setInstructor] = useState('')
  const instructors = useColleagueChoices(['coordinator', 'coach', 'counsellor', 'instructor'])
  const sessions = useSessions(period, instructor)
  return (
    <Page
      title={say('sessions.title')}
      lead={say('sessions.lead')}
      actions={
        <Button component={Link} to="/sessions/new">
          {say('sessions.plan')}
        </Button>
      }
    >
      {/* A coach and a coordinator find them on their first screen. */}
      {!has('coordinator', 'coach') && <OwnAssessments />}
      <search className={form['pair']}>
        <OneOf
          label={say('sessions.period')}
          choices={[
            ...nearPeriods.map((value) => ({ value, label: say(`sessions.${value}`) })),
            ...yearChoices(language),
          ]}
          value={period}
          onChange={({ currentTarget }) => setPeriod(currentTarget.value)}
        />
        <OneOf
          label={say('session.instructor')}
          isOptional
          choices={instructors}
          value={instructor}
          onChange={({ currentTarget }) => setInstructor(currentTarget.value)}
        />
      </search>
      <Sheet>
        <Reading of={sessions} lines={6}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('sessions.none')} text={say('sessions.noneText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((session) => (
                      <SessionRow key={session.id} session={session} />
                    ))}
                </ul>
                <MorePages pages={sessions} />
              </>
            )
          }
        </Reading>
      </Sheet>
      <OnDevice />
      <FeedSheet />
    </Page>
  )
}
