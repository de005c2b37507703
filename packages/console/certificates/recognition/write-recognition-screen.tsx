import { TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { CasePartForm } from '../../casework/case-part-form.tsx'
import { OccupationField } from '../../casework/occupation-field.tsx'
import { type Participant, useCase } from '../../casework/queries.ts'
import { useCasePart } from '../../casework/use-case-part.ts'
import { OneOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { Page, Sheet } from '../../kit/page.tsx'
import { ScreenReading } from '../../kit/reading.tsx'
import { countryChoices } from '../../language/choices.ts'
import { everyCountry } from '../../language/countries.ts'
import { useWords } from '../../language/words.tsx'
import { CriterionFields } from './criterion-fields.tsx'
import { EvidenceFields } from './evidence-fields.tsx'
import { type Recognition, recognitionBody, recognitionEntry, useRecognition } from './recognitions.ts'

/** A recognition to begin. */
export function BeginRecognitionScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/recognitions/new' })
  const page = useCase(participantId)
  return (
    <ScreenReading of={page}>
      {({ body: { participant } }) => <RecognitionForm participantId={participant.id} />}
    </ScreenReading>
  )
}

/** The same to write anew. */
export function WriteRecognitionScreen() {
  const { participantId, recognitionId } = useParams({
    from: '/cases/$participantId/recognitions/$recognitionId/write',
  })
  const found = useRecognition(participantId, recognitionId)
  return (
    <ScreenReading of={found}>
      {({ body }) => <RecognitionForm participantId={body.participantId} recognition={body} />}
    </ScreenReading>
  )
}

function RecognitionForm({
  participantId,
  recognition,
}: {
  readonly participantId: Participant['id']
  readonly recognition?: Recognition
}) {
  const words = useWords()
  const { say, language } = words
  const part = useCasePart({ id: participantId }, recognition, {
    entryOf: (before, textOf) => recognitionEntry(before, language, textOf),
    send(api, { entry, before }, idempotencyKey) {
      const body = recognitionBody(entry, before, language)
      const params = { participantId }
      return before === undefined
        ? api.beginRecognition({ params, body, idempotencyKey })
        : api.rewriteRecognition({
            params: { ...params, recognitionId: before.id },
            body,
            ifMatch: before.version,
            idempotencyKey,
          })
    },
  })
  const { form } = part
  return (
    <Page title={say('recognition.sheet')} lead={say('recognition.writeLead')} narrow>
      <CasePartForm part={part}>
        <Sheet title={say('recognition.what')}>
          <TextInput
            label={say('recognition.titleField')}
            required
            withAsterisk={false}
            {...form.getInputProps('title')}
            error={form.errors['title'] ?? form.errors[`title.${language}`]}
          />
          <div className={styles['pair']}>
            <OccupationField
              label={say('recognition.occupation')}
              required
              withAsterisk={false}
              {...form.getInputProps('isco08')}
            />
            <OneOf
              isOptional
              label={`${say('recognition.country')} (${say('kit.optional')})`}
              choices={countryChoices(words, everyCountry)}
              {...form.getInputProps('country')}
              error={form.errors['countries']}
            />
            <TextInput
              label={`${say('recognition.years')} (${say('kit.optional')})`}
              inputMode="numeric"
              {...form.getInputProps('yearsOfPractice')}
            />
          </div>
        </Sheet>
        <CriterionFields form={form} />
        <EvidenceFields form={form} />
      </CasePartForm>
    </Page>
  )
}
