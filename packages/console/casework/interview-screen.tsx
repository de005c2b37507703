import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { countryChoices, languageChoices } from '../language/choices.ts'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { CasePartForm } from './case-part-form.tsx'
import { interpreters, interviewBody, interviewEntry, modes, topics, withTopics } from './interview.ts'
import { OccupationField } from './occupation-field.tsx'
import { type CasePage, useCase } from './queries.ts'
import { useCasePart } from './use-case-part.ts'

/** The first interview: the person's goal, how they will live, and the labour market that they prepare for. */
export function InterviewScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/interview' })
  const page = useCase(participantId)
  return <ScreenReading of={page}>{({ body }) => <InterviewForm page={body} />}</ScreenReading>
}

function InterviewForm({ page: { participant, firstInterview } }: { readonly page: CasePage }) {
  const words = useWords()
  const { say } = words
  const languages = languageChoices(words)
  const params = { participantId: participant.id }
  const first = { day: today(), language: participant.languages[0] ?? '', country: participant.returnCountry }
  const part = useCasePart(participant, firstInterview, {
    entryOf: (before, textOf) => interviewEntry(before, first, textOf),
    send(api, { entry, before }, idempotencyKey) {
      const body = interviewBody(entry, before)
      return before === undefined
        ? api.recordFirstInterview({ params, body, idempotencyKey })
        : api.rewriteFirstInterview({ params, body, ifMatch: before.version, idempotencyKey })
    },
  })
  const { form } = part
  const { values } = form
  return (
    <Page title={say('interview.title')} lead={say('interview.lead')} narrow>
      <CasePartForm part={part}>
        <Sheet title={say('interview.talk')}>
          <div className={styles['pair']}>
            <TextInput
              label={say('interview.heldOn')}
              type="date"
              max={today()}
              required
              withAsterisk={false}
              {...form.getInputProps('heldOn')}
            />
            <OneOf
              label={say('interview.mode')}
              choices={modes.map((value) => ({ value, label: say(`mode.${value}`) }))}
              {...form.getInputProps('mode')}
            />
          </div>
          <OneOf label={say('interview.language')} choices={languages} {...form.getInputProps('language')} />
          <Checkbox
            label={say('interview.interpreted')}
            {...form.getInputProps('interpretation.needed', { type: 'checkbox' })}
          />
          {values.interpretation.needed && (
            <div className={styles['pair']}>
              <OneOf
                label={say('interview.interpretedLanguage')}
                isOptional
                choices={languages}
                {...form.getInputProps('interpretation.language')}
              />
              <OneOf
                label={say('interview.interpretedBy')}
                isOptional
                choices={interpreters.map((value) => ({ value, label: say(`interpreter.${value}`) }))}
                {...form.getInputProps('interpretation.by')}
              />
            </div>
          )}
        </Sheet>
        <Sheet title={say('case.goal')}>
          <Textarea
            label={say('interview.goal')}
            description={say('interview.goalHint')}
            autosize
            minRows={3}
            required
            withAsterisk={false}
            {...form.getInputProps('goal')}
          />
          <Textarea
            label={say('interview.expectations')}
            autosize
            minRows={2}
            {...form.getInputProps('expectations')}
          />
        </Sheet>
        <Sheet title={say('interview.destination')}>
          <div className={styles['pair']}>
            <OneOf
              label={say('person.country')}
              choices={countryChoices(words)}
              {...form.getInputProps('labourMarketDestination.country')}
            />
            <TextInput
              label={say('interview.region')}
              {...form.getInputProps('labourMarketDestination.region')}
            />
          </div>
          {values.labourMarketDestination.occupations.map((_, place) => (
            <OccupationField
              // The list only grows, at its end.
              key={place}
              label={say('interview.occupation')}
              {...form.getInputProps(`labourMarketDestination.occupations.${place}`)}
            />
          ))}
          <div>
            <Button
              variant="default"
              onClick={() => form.insertListItem('labourMarketDestination.occupations', '')}
            >
              {say('interview.moreOccupations')}
            </Button>
          </div>
        </Sheet>
        <Sheet title={say('interview.situation')}>
          <ManyOf
            label={say('interview.topics')}
            description={say('interview.topicsHint')}
            choices={topics.map((value) => ({ value, label: say(`topic.${value}`) }))}
            value={values.situation.map(({ topic }) => topic)}
            onChange={(chosen) => form.setFieldValue('situation', withTopics(values.situation, chosen))}
            error={form.errors['situation']}
          />
          {values.situation.map(({ topic }, place) => (
            <Textarea
              key={topic}
              label={say(`topic.${topic as (typeof topics)[number]}`)}
              autosize
              minRows={2}
              required
              withAsterisk={false}
              {...form.getInputProps(`situation.${place}.note`)}
            />
          ))}
        </Sheet>
      </CasePartForm>
    </Page>
  )
}
