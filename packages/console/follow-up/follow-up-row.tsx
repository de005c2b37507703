import { Button, Text } from '@mantine/core'
import act from '../kit/act.module.css'
import rows from '../kit/rows.module.css'
import { useOpening } from '../kit/use-opening.ts'
import { capital } from '../language/capital.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { DueBadge } from './due-badge.tsx'
import styles from './follow-up-row.module.css'
import type { FollowUp } from './follow-ups.ts'
import { AskQuestions } from './questions-act.tsx'
import { RecordForm } from './record-form.tsx'
import { useResultText } from './result-text.ts'
import { useScoreText } from './score-text.ts'

/** One follow-up of a case, and in its place the form in which it is written down how it went. */
export function FollowUpRow({ followUp }: { readonly followUp: FollowUp }) {
  const { say, language } = useWords()
  const resultText = useResultText()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  const scoreText = useScoreText()
  const { month, aimedOn, due, dueOn, attempts, result, earlier, score, delta } = followUp
  const title =
    month === undefined
      ? say('followUps.onDay', { day: dayText(language, aimedOn) })
      : capital(language, say(`followUps.month.${month}`))
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>{title}</Text>
        {result !== undefined && <Text>{resultText(followUp)}</Text>}
        {result?.note !== undefined && (
          <Text>
            <bdi>{result.note}</bdi>
          </Text>
        )}
        {score !== undefined && <Text>{scoreText(score, delta)}</Text>}
        <Text size="sm" c="dimmed">
          {attempts.length > 0 && say('followUps.tries', { count: attempts.length })}{' '}
          {earlier.length > 0 && say('attendance.corrected')}
        </Text>
      </div>
      {due !== undefined && <DueBadge due={due} dueOn={dueOn} />}
      {!isOpen && (
        <Button
          ref={opener}
          variant="default"
          onClick={() => setOpen(true)}
          aria-label={`${say(result === undefined ? 'followUps.record' : 'followUps.correct')}: ${title}`}
        >
          {say(result === undefined ? 'followUps.record' : 'followUps.correct')}
        </Button>
      )}
      {result?.reached && <AskQuestions followUp={followUp} title={title} />}
      {isOpen && (
        <div ref={opened} tabIndex={-1} className={`${act['opened']} ${styles['form']}`}>
          <RecordForm followUp={followUp} onDone={() => setOpen(false)} />
        </div>
      )}
    </li>
  )
}
