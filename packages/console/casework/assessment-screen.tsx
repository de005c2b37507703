import { Button, Textarea, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { languageChoices } from '../language/choices.ts'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import {
  assessmentBody,
  assessmentEntry,
  levels,
  noLanguage,
  noOccupation,
  waysOfLearning,
} from './assessment.ts'
import { CasePartForm } from './case-part-form.tsx'
import { OccupationField } from './occupation-field.tsx'
import { type CasePage, useCase } from './queries.ts'
import { useCasePart } from './use-case-part.ts'

/** What a person can do, with papers or without: work, languages, and skills in plain words. */
export function AssessmentScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/assessment' })
  const page = useCase(participantId)
  return <ScreenReading of={page}>{({ body }) => <AssessmentForm page={body} />}</ScreenReading>
}

function AssessmentForm({ page: { participant, assessment } }: { readonly page: CasePage }) {
  const words = useWords()
  const { say } = words
  const languages = languageChoices(words)
  const params = { participantId: participant.id }
  const part = useCasePart(participant, assessment, {
    entryOf: (before, textOf) => assessmentEntry(before, today(), textOf),
    send(api, { entry, before }, idempotencyKey) {
      const body = assessmentBody(entry, before)
      return before === undefined
        ? api.recordAssessment({ params, body, idempotencyKey })
        : api.rewriteAssessment({ params, body, ifMatch: before.version, idempotencyKey })
    },
  })
  const { form } = part
  const { values } = form
  return (
    <Page title={say('assessment.title')} lead={say('assessment.lead')} narrow>
      <CasePartForm part={part}>
        <Sheet title={say('assessment.work')}>
          <TextInput
            label={say('assessment.on')}
            type="date"
            max={today()}
            required
            withAsterisk={false}
            className={styles['short'] ?? ''}
            {...form.getInputProps('assessedOn')}
          />
          {values.occupations.map((_, place) => (
            // The list only grows, at its end.
            <div key={place} className={styles['pair']}>
              <OccupationField
                label={say('assessment.occupation')}
                {...form.getInputProps(`occupations.${place}.isco08`)}
              />
              <TextInput
                label={say('assessment.years')}
                description={say('assessment.yearsHint')}
                inputMode="decimal"
                {...form.getInputProps(`occupations.${place}.years`)}
              />
              <OneOf
                label={say('assessment.learnt')}
                choices={waysOfLearning.map((value) => ({ value, label: say(`learnt.${value}`) }))}
                {...form.getInputProps(`occupations.${place}.learnt`)}
              />
            </div>
          ))}
          <div>
            <Button variant="default" onClick={() => form.insertListItem('occupations', noOccupation)}>
              {say('assessment.moreWork')}
            </Button>
          </div>
        </Sheet>
        <Sheet title={say('person.languages')}>
          {values.languages.map((_, place) => (
            <div key={place} className={styles['pair']}>
              <OneOf
                label={say('assessment.language')}
                isOptional
                choices={languages}
                {...form.getInputProps(`languages.${place}.language`)}
              />
              {(['listening', 'spokenInteraction', 'reading', 'writing'] as const).map((skill) => (
                <OneOf
                  key={skill}
                  label={say(`languageSkill.${skill}`)}
                  isOptional
                  choices={levels.map((value) => ({ value, label: value }))}
                  {...form.getInputProps(`languages.${place}.${skill}`)}
                />
              ))}
            </div>
          ))}
          <div>
            <Button variant="default" onClick={() => form.insertListItem('languages', noLanguage)}>
              {say('assessment.moreLanguages')}
            </Button>
          </div>
        </Sheet>
        <Sheet title={say('assessment.skills')}>
          <Textarea
            label={say('assessment.skillLines')}
            description={say('assessment.skillsHint')}
            autosize
            minRows={3}
            {...form.getInputProps('skills')}
          />
        </Sheet>
      </CasePartForm>
    </Page>
  )
}
