import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Participant, useReferralsOf } from '../casework/queries.ts'
import { Empty } from '../kit/empty.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import styles from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { Due } from './due.tsx'
import { ReferralRow } from './referral-row.tsx'
import { Responsible } from './responsible.tsx'

/** Where the person of a case is, who is responsible, and which clocks run. */
export function ReferralsOfCase({ participantId }: { readonly participantId: Participant['id'] }) {
  const { say } = useWords()
  const referrals = useReferralsOf(participantId)
  return (
    <Sheet title={say('case.referrals')}>
      <Reading of={referrals}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Empty title={say('case.noReferral')} text={say('case.noReferralText')}>
              <Button component={Link} to={`/cases/${participantId}/refer`}>
                {say('case.refer')}
              </Button>
            </Empty>
          ) : (
            <ul className={styles['rows']}>
              {items.map((line) => {
                const due = line.deadlines.flatMap(({ dueAt }) => dueAt ?? []).sort()[0]
                return (
                  <ReferralRow key={line.id} line={line}>
                    <Responsible referral={line} />
                    {due !== undefined && <Due at={due} />}
                  </ReferralRow>
                )
              })}
            </ul>
          )
        }
      </Reading>
    </Sheet>
  )
}
