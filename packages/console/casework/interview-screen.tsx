import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import type { Client } from '@passerelle/client'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { countryChoices, languageChoices } from '../language/choices.ts'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import {
  type InterviewEntry,
  interpreters,
  interviewBody,
  interviewEntry,
  modes,
  topics,
  withTopics,
} from './interview.ts'
import { OccupationField, occupationText } from './occupation-field.tsx'
import { type CasePage, useCase } from './queries.ts'

/** The first interview: the person's goal, how they will live, and the labour market that they prepare for. */
export function InterviewScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/interview' })
  const page = useCase(participantId)
  return <Reading of={page}>{({ body }) => <InterviewForm page={body} />}</Reading>
}

function InterviewForm({ page: { participant, firstInterview: before } }: { readonly page: CasePage }) {
  const words = useWords()
  const { say } = words
  const navigate = useNavigate()
  const languages = languageChoices(words)
  const params = { participantId: participant.id }
  const record = useCommand(
    (api: Client, entry: InterviewEntry, idempotencyKey) => {
      const body = interviewBody(entry, before)
      return before === undefined
        ? api.recordFirstInterview({ params, body, idempotencyKey })
        : api.rewriteFirstInterview({ params, body, ifMatch: before.version, idempotencyKey })
    },
    () => void navigate({ to: '/cases/$participantId', params }),
  )
  const first = { day: today(), language: participant.languages[0] ?? '', country: participant.returnCountry }
  const form = useBodyForm<InterviewEntry>(
    interviewEntry(before, first, (code) => occupationText(words, code)),
    record.fieldErrors,
  )
  const { values } = form
  return (
    <Page title={say('interview.title')} lead={say('interview.lead')} narrow>
      <form className={styles['form']} onSubmit={form.onSubmit((entry) => record.send(entry))}>
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
        <TroubleNotice trouble={record.trouble} />
        <div className={styles['end']}>
          <Button type="submit" size="md" loading={record.isPending}>
            {say('action.save')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
