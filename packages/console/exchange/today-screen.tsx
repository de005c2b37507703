import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { troubleOf } from '../api/trouble.ts'
import { OwnAssessments } from '../certificates/recognition/own-assessments.tsx'
import { OwnSessionsToday } from '../coaching/own-sessions-today.tsx'
import { FollowUpsDueToday } from '../follow-up/due-today.tsx'
import { Empty } from '../kit/empty.tsx'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import styles from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { NewcomersToday } from '../newcomers/newcomers-today.tsx'
import { useSession } from '../session/session-context.tsx'
import { Due } from './due.tsx'
import { type Task, useReferral, useTasks, useWatched } from './queries.ts'
import { ReferralRow } from './referral-row.tsx'

/** What waits for oneself, what is overdue on either side, and whom nobody has met yet. */
export function TodayScreen() {
  const { say } = useWords()
  const { state } = useSession()
  const tasks = useTasks()
  const name = state.kind === 'in' ? state.name : ''
  return (
    <Page title={say('today.title')} lead={name === '' ? undefined : say('today.hello', { name })}>
      <Sheet title={say('today.waits')}>
        <Reading of={tasks}>
          {({ body: { items } }) =>
            items.length === 0 ? (
              <Empty title={say('today.nothing')} text={say('today.nothingText')}>
                <Button component={Link} to="/cases">
                  {say('today.toCases')}
                </Button>
              </Empty>
            ) : (
              <ul className={styles['rows']}>
                {items.map((task) => (
                  <TaskRow key={task.referralId} task={task} />
                ))}
              </ul>
            )
          }
        </Reading>
      </Sheet>
      <NewcomersToday />
      <FollowUpsDueToday />
      <OwnAssessments />
      <OwnSessionsToday />
      <Watched list="uncontacted" />
      <Watched list="overdue_ours" />
      <Watched list="overdue_theirs" />
    </Page>
  )
}

function TaskRow({ task }: { readonly task: Task }) {
  const referral = useReferral(task.referralId)
  if (referral.data === undefined) return <li className={styles['row']}>{task.sentence}</li>
  return (
    <ReferralRow line={referral.data.body} title={task.sentence}>
      {task.dueAt !== undefined && <Due at={task.dueAt} isOverdue={task.overdue} />}
    </ReferralRow>
  )
}

/** One list of what must not be forgotten; an empty one says so in a line, because that is good news. */
function Watched({ list }: { readonly list: 'uncontacted' | 'overdue_ours' | 'overdue_theirs' }) {
  const { say } = useWords()
  const { lines, isPending, error } = useWatched(list)
  return (
    <Sheet title={say(`today.${list}`)} aside={<Text c="dimmed">{isPending ? '' : lines.length}</Text>}>
      {error && <TroubleNotice trouble={troubleOf(error)} />}
      {!isPending && !error && lines.length === 0 && <Text c="dimmed">{say(`today.${list}None`)}</Text>}
      <ul className={styles['rows']}>
        {lines.map((line) => (
          <ReferralRow key={line.id} line={line}>
            {oldestDue(line) !== undefined && <Due at={oldestDue(line) ?? ''} />}
          </ReferralRow>
        ))}
      </ul>
    </Sheet>
  )
}

/** When the first limit of a referral is over, or was. */
function oldestDue({
  deadlines,
}: {
  readonly deadlines: readonly { readonly dueAt?: string | undefined }[]
}) {
  return deadlines.flatMap(({ dueAt }) => dueAt ?? []).sort()[0]
}
