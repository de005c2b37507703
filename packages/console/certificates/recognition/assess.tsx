import { Text, Textarea, TextInput } from '@mantine/core'
import { Act } from '../../kit/act.tsx'
import { ManyOf, OneOf } from '../../kit/choices.tsx'
import { sideBySide } from '../../language/side-by-side.ts'
import { useWords } from '../../language/words.tsx'
import { assessmentBody, findings, methods, newAssessment, type RecognitionOfPerson } from './recognitions.ts'

/** Writes down what one found of each criterion. The result follows from it. */
export function Assess({ recognition }: { readonly recognition: RecognitionOfPerson }) {
  const { say, language } = useWords()
  const { id, participantId, version, criteria } = recognition
  return (
    <Act
      label={say('recognition.assess')}
      happens={say('recognition.assessHappens')}
      tone="main"
      version={version}
      first={newAssessment()}
      fields={({ said, setSaid, errors }) => (
        <>
          <TextInput
            type="date"
            label={say('recognition.assessedOn')}
            value={said.on}
            onChange={({ currentTarget }) => setSaid({ ...said, on: currentTarget.value })}
            error={errors['on']}
          />
          <ManyOf
            label={say('recognition.methods')}
            choices={methods.map((value) => ({ value, label: say(`recognition.method.${value}`) }))}
            value={said.methods}
            onChange={(chosen) => setSaid({ ...said, methods: chosen })}
            error={errors['methods']}
          />
          {criteria.map((criterion) => (
            <OneOf
              key={criterion.id}
              label={sideBySide(language, [
                criterion.title,
                criterion.essential && say('recognition.essentialShort'),
              ])}
              choices={findings.map((value) => ({ value, label: say(`recognition.finding.${value}`) }))}
              value={said.found[criterion.id] ?? ''}
              onChange={({ currentTarget }) =>
                setSaid({ ...said, found: { ...said.found, [criterion.id]: currentTarget.value } })
              }
            />
          ))}
          {errors['findings'] !== undefined && <Text c="brick">{errors['findings']}</Text>}
          <Textarea
            label={`${say('recognition.remark')} (${say('kit.optional')})`}
            autosize
            value={said.note}
            onChange={({ currentTarget }) => setSaid({ ...said, note: currentTarget.value })}
            error={errors['note']}
          />
        </>
      )}
      send={(api, { said, version: ifMatch }, idempotencyKey) =>
        api.assessRecognition({
          params: { participantId, recognitionId: id },
          ifMatch,
          body: assessmentBody(said, recognition),
          idempotencyKey,
        })
      }
    />
  )
}
