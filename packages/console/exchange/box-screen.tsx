import { useState } from 'react'
import { usePages } from '../api/use-pages.ts'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import styles from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { Due } from './due.tsx'
import type { ReferralLine } from './queries.ts'
import { ReferralRow } from './referral-row.tsx'
import { states } from './states.ts'

/** The states of which the receiver knows nothing. */
const ofSenderAlone = new Set<ReferralLine['state']>(['draft', 'awaiting_consent'])

export const InboxScreen = () => <Box box="inbox" />
export const OutboxScreen = () => <Box box="outbox" />

/** What came in, or what went out: as a queue, what is due first at its head. */
function Box({ box }: { readonly box: 'inbox' | 'outbox' }) {
  const { say } = useWords()
  const [state, setState] = useState<ReferralLine['state'] | ''>('')
  const lines = usePages('listReferrals', { box, limit: 50, ...(state !== '' && { state }) }, 60_000)
  return (
    <Page title={say(`nav.${box}`)} lead={say(`box.${box}Lead`)}>
      <OneOf
        label={say('box.state')}
        isOptional
        maw={320}
        choices={states
          .filter((one) => box === 'outbox' || !ofSenderAlone.has(one))
          .map((value) => ({ value, label: say(`state.${value}`) }))}
        value={state}
        onChange={({ currentTarget }) => setState(states.find((one) => one === currentTarget.value) ?? '')}
      />
      <Sheet>
        <Reading of={lines} lines={6}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('box.empty')} text={say(`box.${box}Empty`)} />
            ) : (
              <>
                <ul className={styles['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .toSorted(byDue)
                    .map((line) => (
                      <ReferralRow key={line.id} line={line}>
                        {dueOf(line) !== undefined && <Due at={dueOf(line) ?? ''} />}
                      </ReferralRow>
                    ))}
                </ul>
                <MorePages pages={lines} />
              </>
            )
          }
        </Reading>
      </Sheet>
    </Page>
  )
}

/** When one's own side owes something. */
function dueOf({ deadlines, side }: Pick<ReferralLine, 'deadlines' | 'side'>): string | undefined {
  return deadlines.flatMap((limit) => (limit.side === side ? (limit.dueAt ?? []) : [])).sort()[0]
}

/** What is due sooner comes first; what waits for nobody keeps its order behind it. */
function byDue(one: ReferralLine, other: ReferralLine): number {
  return (dueOf(one) ?? '9') < (dueOf(other) ?? '9')
    ? -1
    : (dueOf(one) ?? '9') > (dueOf(other) ?? '9')
      ? 1
      : 0
}
