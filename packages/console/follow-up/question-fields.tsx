import { Text } from '@mantine/core'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { useWords } from '../language/words.tsx'
import { type Answered, askedOf, type Question } from './questions.ts'

const dimensions = ['economic', 'social', 'psychosocial'] as const

/** The questions of an instrument by their dimensions; each may be passed over. */
export function QuestionFields({
  questions,
  answered,
  onChange,
}: {
  readonly questions: readonly Question[]
  readonly answered: Answered
  readonly onChange: (answered: Answered) => void
}) {
  const { say } = useWords()
  const asked = askedOf(questions, answered)
  return (
    <>
      <Text c="dimmed">{say('questions.hint')}</Text>
      {dimensions.map((dimension) => (
        <fieldset key={dimension} className={styles['form']}>
          <legend>{say(`questions.${dimension}`)}</legend>
          {asked
            .filter((question) => question.dimension === dimension)
            .map(({ key, text, answers }) => (
              <OneOf
                key={key}
                label={text}
                isOptional
                choices={answers.map((label, answer) => ({ value: String(answer), label }))}
                value={answered[key] ?? ''}
                onChange={({ currentTarget }) => onChange({ ...answered, [key]: currentTarget.value })}
              />
            ))}
        </fieldset>
      ))}
    </>
  )
}
