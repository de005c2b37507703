import { Progress, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { nameOf } from '../../casework/person.ts'
import { Act, Acts } from '../../kit/act.tsx'
import { Facts } from '../../kit/facts.tsx'
import { MorePages } from '../../kit/more-pages.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { ScreenReading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { shareOf } from '../../kit/share.ts'
import { dayText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useProgrammeNames } from '../queries.ts'
import { type SunsetPage, useSunset } from './sunset.ts'
import { useSuccessorName } from './sunset-sheet.tsx'

/** Who is left in a programme that ends, what each needs, and what is kept until when. */
export function LeftScreen() {
  const { programmeId } = useParams({ from: '/programmes/$programmeId/left' })
  const { say } = useWords()
  const sunset = useSunset(programmeId)
  const programmeName = useProgrammeNames()
  return (
    <ScreenReading of={sunset}>
      {({ pages }) => {
        const [first] = pages
        if (first === undefined) return null
        return (
          <Page
            title={say('sunset.leftTitle', { name: programmeName(programmeId) })}
            lead={<EndText sunset={first} />}
            actions={
              <Link to="/programmes/$programmeId" params={{ programmeId }}>
                {say('programmes.toOne')}
              </Link>
            }
          >
            <LeftSheet first={first} items={pages.flatMap(({ items }) => items)}>
              <MorePages pages={sunset} />
            </LeftSheet>
            <KeptSheet sunset={first} />
          </Page>
        )
      }}
    </ScreenReading>
  )
}

function EndText({ sunset: { endsOn, isOver, counts } }: { readonly sunset: SunsetPage }) {
  const { say, language } = useWords()
  const day = dayText(language, endsOn)
  return isOver && counts.open > 0 ? say('sunset.overText', { day }) : say('sunset.endsText', { day })
}

function LeftSheet({
  first,
  items,
  children,
}: {
  readonly first: SunsetPage
  readonly items: SunsetPage['items']
  readonly children: ReactNode
}) {
  const { say } = useWords()
  const { open, closed } = first.counts
  const progress = say('sunset.progress', { open, closed })
  return (
    <Sheet title={say('sunset.toLeft')}>
      <Text>{progress}</Text>
      <Progress value={100 * shareOf(closed, open + closed)} aria-label={progress} />
      {items.length === 0 ? (
        <Text c="dimmed">{say('sunset.nobody')}</Text>
      ) : (
        <ul className={rows['rows']}>
          {items.map((item) => (
            <li key={item.id} className={rows['row']}>
              <Link to="/cases/$participantId" params={{ participantId: item.id }}>
                {nameOf(item.names)}
              </Link>
              <Text c="dimmed">
                {say(`state.${item.stage}`)} · {say(`need.${item.needs}`)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {children}
      <HandOnAct sunset={first} />
    </Sheet>
  )
}

function HandOnAct({ sunset: { programmeId, sunset, counts } }: { readonly sunset: SunsetPage }) {
  const { say } = useWords()
  const programmeName = useProgrammeNames()
  const [told, setTold] = useState<{ readonly moved: number; readonly left: number }>()
  const successor = sunset?.successor
  if (successor?.kind !== 'programme') return null
  const name = programmeName(successor.programmeId)
  return (
    <>
      {told && <Notice>{say('sunset.movedText', told)}</Notice>}
      {counts.open > 0 && (
        <Acts>
          <Act
            label={say('sunset.handOn', { name })}
            happens={say('sunset.handOnHappens', { count: counts.open, name })}
            first={undefined}
            // A few at a time: the calls follow upon each other until none is left, or none goes on any more.
            send={async (api, _, idempotencyKey) => {
              const params = { programmeId }
              let answer = await api.handOnProgramme({ params, body: {}, idempotencyKey })
              let { moved } = answer.body
              for (let part = 1; answer.body.next !== undefined; part += 1) {
                answer = await api.handOnProgramme({
                  params,
                  body: { cursor: answer.body.next },
                  idempotencyKey: `${idempotencyKey}-${part}`,
                })
                moved += answer.body.moved
              }
              return { ...answer, body: { ...answer.body, moved } }
            }}
            onDone={({ moved, left }) => setTold({ moved, left })}
          />
        </Acts>
      )}
    </>
  )
}

function KeptSheet({ sunset: { kept, sunset } }: { readonly sunset: SunsetPage }) {
  const { say, language } = useWords()
  const successorName = useSuccessorName()
  return (
    <Sheet title={say('sunset.kept')}>
      <Facts
        facts={[
          [say('sunset.successor'), successorName(sunset?.successor)],
          [say('sunset.keptCases'), dayText(language, kept.casesUntil)],
          [
            say('sunset.keptProof'),
            kept.proofUntil === undefined ? say('sunset.proofUnknown') : dayText(language, kept.proofUntil),
          ],
          [say('sunset.keptKeys'), say('sunset.keptKeysText')],
        ]}
      />
    </Sheet>
  )
}
