import { useState } from 'react'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { DueRow } from './due-row.tsx'
import { type Horizon, horizons, useDue } from './follow-ups.ts'

/** Who is to be asked how they fare, the longest overdue first. */
export function FollowUpsScreen() {
  const { say } = useWords()
  const [horizon, setHorizon] = useState<Horizon>('28')
  const due = useDue(horizon)
  return (
    <Page title={say('followUps.dueTitle')} lead={say('followUps.dueLead')}>
      <search>
        <OneOf
          label={say('followUps.horizon')}
          choices={horizons.map((value) => ({ value, label: say(`followUps.horizon.${value}`) }))}
          value={horizon}
          onChange={({ currentTarget }) =>
            setHorizon(horizons.find((value) => value === currentTarget.value) ?? '28')
          }
        />
      </search>
      <Sheet>
        <Reading of={due} lines={6}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('followUps.noneDue')} text={say('followUps.noneDueText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((line) => (
                      <DueRow key={line.followUpId} line={line} />
                    ))}
                </ul>
                <MorePages pages={due} />
              </>
            )
          }
        </Reading>
      </Sheet>
    </Page>
  )
}
