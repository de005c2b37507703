import { Button, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import { Editable } from '../kit/editable.tsx'
import form from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Reading } from '../kit/reading.tsx'
import { dayText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useFollowUpsOf, type Year } from './follow-ups.ts'
import { QuestionFields } from './question-fields.tsx'
import { type Answered, answeredBy, answersOf, type Question, useInstrument } from './questions.ts'
import { useScoreText } from './score-text.ts'

type Baseline = NonNullable<Year['baseline']>

/** How somebody stood before their departure, against which it is told how they fare afterwards. */
export function BaselineSheet({ participantId }: { readonly participantId: string }) {
  const { say, language } = useWords()
  const scoreText = useScoreText()
  const found = useFollowUpsOf(participantId)
  const baseline = found.data?.body.baseline
  return (
    <Editable
      title={say('baseline.title')}
      action={say(baseline === undefined ? 'case.write' : 'case.change')}
      mayEdit={found.data !== undefined}
      form={(close) => <Write participantId={participantId} baseline={baseline} onDone={close} />}
    >
      {baseline === undefined ? (
        <Text c="dimmed">{say('baseline.none')}</Text>
      ) : (
        <Text>
          {dayText(language, baseline.heldOn)}: {scoreText(baseline.score)}
        </Text>
      )}
    </Editable>
  )
}

type Writing = {
  readonly participantId: string
  readonly baseline: Baseline | undefined
  readonly onDone: () => void
}

function Write({ participantId, baseline, onDone }: Writing) {
  const instrument = useInstrument()
  const before = useRead('readBaseline', [{ params: { participantId } }], { enabled: baseline !== undefined })
  const isThere = baseline === undefined || before.data !== undefined
  return (
    <Reading of={instrument}>
      {({ body }) =>
        isThere && (
          <BaselineForm
            participantId={participantId}
            baseline={baseline}
            onDone={onDone}
            questions={body.items.filter((question) => question.baseline)}
            first={answeredBy(before.data?.body.response.answers)}
          />
        )
      }
    </Reading>
  )
}

function BaselineForm({
  participantId,
  baseline,
  onDone,
  questions,
  first,
}: Writing & { readonly questions: readonly Question[]; readonly first: Answered }) {
  const { say } = useWords()
  const [heldOn, setHeldOn] = useState(baseline?.heldOn ?? today())
  const [answered, setAnswered] = useState(first)
  const keep = useCommand(
    (api, body: { heldOn: string; answers: ReturnType<typeof answersOf> }, idempotencyKey) =>
      baseline === undefined
        ? api.recordBaseline({ params: { participantId }, body, idempotencyKey })
        : api.rewriteBaseline({ params: { participantId }, ifMatch: baseline.version, body }),
    onDone,
    'reread_first',
  )
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault()
        keep.send({ heldOn, answers: answersOf(questions, answered) })
      }}
    >
      <TextInput
        label={say('baseline.heldOn')}
        type="date"
        required
        withAsterisk={false}
        value={heldOn}
        error={keep.fieldErrors['heldOn']}
        onChange={({ currentTarget }) => setHeldOn(currentTarget.value)}
      />
      <QuestionFields questions={questions} answered={answered} onChange={setAnswered} />
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
