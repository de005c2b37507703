import { Badge, Button, Group, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { Link } from '@tanstack/react-router'
import { Facts } from '../../kit/facts.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import rows from '../../kit/rows.module.css'
import { dayText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { Due } from '../due.tsx'
import { useTenantName } from '../queries.ts'

type View = ResourceOf<'departEarly'>

/** What moved with the departure, and what is left to do before it. */
export function EarlyDone({ view: { participant, plan, referrals } }: { readonly view: View }) {
  const { say, language } = useWords()
  const day = participant.plannedDeparture?.date
  return (
    <>
      <Notice title={say('early.done')}>
        <Text>{say('early.doneText', { day: day === undefined ? '' : dayText(language, day) })}</Text>
      </Notice>
      <Sheet title={say('plan.title')}>
        <Facts
          facts={[
            [say('early.plan'), say(plan?.frozenAt === undefined ? 'plan.none' : 'plan.frozen')],
            plan !== undefined && [
              say('early.certificates'),
              say('early.asked', {
                count: plan.certificateRequests?.filter(({ state }) => state === 'requested').length ?? 0,
              }),
            ],
          ]}
        />
      </Sheet>
      <Sheet title={say('case.referrals')}>
        {referrals.length === 0 ? (
          <Text>{say('early.nobody')}</Text>
        ) : (
          <ul className={rows['rows']}>
            {referrals.map((referral) => (
              <Moved key={referral.id} referral={referral} />
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title={say('papers.title')}>
        <Text>{say('early.carry')}</Text>
        <Group gap="sm">
          <Button component={Link} to={`/cases/${participant.id}/sheet`}>
            {say('papers.toSheet')}
          </Button>
          <Button component={Link} to={`/cases/${participant.id}/papers/new`} variant="default">
            {say('papers.issue')}
          </Button>
        </Group>
      </Sheet>
    </>
  )
}

function Moved({ referral }: { readonly referral: View['referrals'][number] }) {
  const { say } = useWords()
  const nameOf = useTenantName()
  const isToAsk = referral.state === 'draft' || referral.state === 'awaiting_consent'
  const due = referral.deadlines.flatMap(({ dueAt }) => dueAt ?? []).sort()[0]
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/referrals/$referralId" params={{ referralId: referral.id }}>
          <bdi>{nameOf(referral.to)}</bdi>
        </Link>
        {due !== undefined && <Due at={due} />}
      </div>
      <Badge variant="light" size="lg" tt="none">
        {say(`state.${referral.state}`)}
      </Badge>
      {isToAsk && (
        <Button component={Link} to={`/referrals/${referral.id}/consent`}>
          {say('refer.goOn')}
        </Button>
      )}
    </li>
  )
}
