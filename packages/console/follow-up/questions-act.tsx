import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import form from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Reading } from '../kit/reading.tsx'
import { useOpening } from '../kit/use-opening.ts'
import { useWords } from '../language/words.tsx'
import type { FollowUp } from './follow-ups.ts'
import { QuestionFields } from './question-fields.tsx'
import { type Answered, answeredBy, answersOf, type Question, useInstrument } from './questions.ts'

/** The questions are put to somebody who was reached; the button, and in its place the form. */
export function AskQuestions({ followUp, title }: { readonly followUp: FollowUp; readonly title: string }) {
  const { say } = useWords()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  if (!isOpen) {
    return (
      <Button
        ref={opener}
        variant="default"
        onClick={() => setOpen(true)}
        aria-label={`${say('questions.ask')}: ${title}`}
      >
        {say('questions.ask')}
      </Button>
    )
  }
  return (
    <div ref={opened} tabIndex={-1} className={form['form']}>
      <Questions followUp={followUp} onDone={() => setOpen(false)} />
    </div>
  )
}

function Questions({ followUp, onDone }: { readonly followUp: FollowUp; readonly onDone: () => void }) {
  const instrument = useInstrument()
  const { participantId, id: followUpId } = followUp
  // That somebody read what was answered is written down, so it is read once they ask for it.
  const before = useRead('readFollowUp', [{ params: { participantId, followUpId } }], {
    enabled: followUp.score !== undefined,
  })
  const answered = answeredBy(before.data?.body.response?.answers)
  const isThere = followUp.score === undefined || before.data !== undefined
  return (
    <Reading of={instrument}>
      {({ body }) =>
        isThere && (
          <QuestionsForm questions={body.items} first={answered} followUp={followUp} onDone={onDone} />
        )
      }
    </Reading>
  )
}

function QuestionsForm({
  questions,
  first,
  followUp,
  onDone,
}: {
  readonly questions: readonly Question[]
  readonly first: Answered
  readonly followUp: FollowUp
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const [answered, setAnswered] = useState(first)
  const { id, participantId, version, attempts, result } = followUp
  const keep = useCommand(
    (api, answers: ReturnType<typeof answersOf>) =>
      api.recordFollowUp({
        params: { participantId, followUpId: id },
        ifMatch: version,
        body: {
          attempts,
          ...(result && { result }),
          answers,
        },
      }),
    onDone,
    'reread_first',
  )
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault()
        keep.send(answersOf(questions, answered))
      }}
    >
      <QuestionFields questions={questions} answered={answered} onChange={setAnswered} />
      <Text c="dimmed">{say('questions.happens')}</Text>
      <TroubleNotice trouble={keep.trouble} />
      <div className={form['end']}>
        <Button variant="default" onClick={onDone}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" loading={keep.isPending}>
          {say('action.save')}
        </Button>
      </div>
    </form>
  )
}
