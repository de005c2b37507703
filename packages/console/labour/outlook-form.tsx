import { Button, Text, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { pick } from '@passerelle/messages'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { errorIn } from '../kit/use-body-form.ts'
import { useChange } from '../kit/use-change.ts'
import { useWords } from '../language/words.tsx'
import { useOffers } from '../offers/offers.ts'
import type { Module } from '../programmes/queries.ts'
import { useVacancies } from '../vacancies/vacancies.ts'
import {
  answers,
  followKinds,
  noFollow,
  type Outlook,
  type OutlookEntry,
  outlookBody,
  outlookEntry,
  questions,
} from './outlooks.ts'

const most = 5

/** Somebody tells what becomes of a module in a country: of all of it, or of the part that was told of before. */
export function OutlookForm({
  module,
  country,
  outlook,
  onDone,
}: {
  readonly module: Module
  readonly country: string
  readonly outlook: Outlook | undefined
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const change = useChange<Outlook | undefined, OutlookEntry>(outlook, {
    entryOf: (before) => outlookEntry(country, before),
    send: (api, { entry, before }, idempotencyKey) =>
      api.tellOutlook({
        params: { programmeId: module.programmeId, moduleId: module.id },
        ifMatch: before?.version ?? 1,
        body: outlookBody(entry),
        idempotencyKey,
      }),
    onDone,
  })
  const { form } = change
  const { kind } = form.values.continuation
  return (
    <ChangeForm
      change={change}
      shown={(now) => [[say('outlook.where'), say(`outlook.${now?.continuation?.kind ?? 'open'}`)]]}
      happens={say('outlook.tellHappens')}
      onBack={onDone}
    >
      <div className={styles['pair']}>
        {outlook === undefined && (
          <TextInput
            label={`${say('vacancy.region')} (${say('kit.optional')})`}
            description={say('vacancy.regionHint')}
            autoComplete="off"
            {...form.getInputProps('area.region')}
          />
        )}
        <OneOf
          label={say('outlook.where')}
          isOptional
          choices={(['goes_on', 'dead_end'] as const).map((value) => ({
            value,
            label: say(`outlook.${value}`),
          }))}
          {...form.getInputProps('continuation.kind')}
        />
      </div>
      {kind === 'dead_end' && (
        <Textarea
          label={say('outlook.reason')}
          autosize
          required
          withAsterisk={false}
          {...form.getInputProps('continuation.reason')}
        />
      )}
      {kind === 'goes_on' && <FollowFields form={form} />}
      <Text fw={600}>{say('outlook.works')}</Text>
      {questions.map((question, place) => (
        <div key={question} className={styles['pair']}>
          <OneOf
            label={say(`outlookQuestion.${question}`)}
            isOptional
            choices={answers.map((value) => ({ value, label: say(`outlookAnswer.${value}`) }))}
            {...form.getInputProps(`answers.${place}.answer`)}
          />
          {form.values.answers[place]?.answer !== '' && (
            <TextInput
              label={`${say('outlook.note')} (${say('kit.optional')})`}
              autoComplete="off"
              {...form.getInputProps(`answers.${place}.note`)}
            />
          )}
        </div>
      ))}
    </ChangeForm>
  )
}

/** In what a module goes on, one to five. */
function FollowFields({ form }: { readonly form: UseFormReturnType<OutlookEntry> }) {
  const { say, language } = useWords()
  const offers = useOffers().data?.pages.flatMap(({ items }) => items) ?? []
  const vacancies = useVacancies({ state: 'open' }).data?.pages.flatMap(({ items }) => items) ?? []
  const named = (things: readonly { readonly id: string; readonly title: Parameters<typeof pick>[0] }[]) =>
    things.map(({ id, title }) => ({ value: id, label: pick(title, language) }))
  const { to } = form.values.continuation
  return (
    <>
      {to.map(({ kind }, place) => (
        // The list only grows, at its end.
        <div key={place} className={styles['pair']}>
          <OneOf
            label={say('outlook.follow')}
            isOptional
            choices={followKinds.map((value) => ({ value, label: say(`followOn.${value}`) }))}
            {...form.getInputProps(`continuation.to.${place}.kind`)}
            error={place === 0 && errorIn(form.errors, 'continuation.to')}
          />
          {kind === 'offer' && (
            <OneOf
              label={say('offers.title')}
              choices={named(offers.filter(({ state }) => state === 'published'))}
              {...form.getInputProps(`continuation.to.${place}.offerId`)}
            />
          )}
          {kind === 'vacancy' && (
            <OneOf
              label={say('vacancies.title')}
              choices={named(vacancies)}
              {...form.getInputProps(`continuation.to.${place}.vacancyId`)}
            />
          )}
          {(kind === 'course' || kind === 'credit' || kind === 'other') && (
            <>
              <TextInput
                label={say('outlook.followName')}
                autoComplete="off"
                required
                withAsterisk={false}
                {...form.getInputProps(`continuation.to.${place}.name`)}
              />
              <TextInput
                label={`${say('outlook.followLink')} (${say('kit.optional')})`}
                description={say('labour.sourceLinkHint')}
                type="url"
                dir="ltr"
                autoComplete="off"
                {...form.getInputProps(`continuation.to.${place}.link`)}
              />
            </>
          )}
        </div>
      ))}
      {to.length < most && (
        <div>
          <Button variant="default" onClick={() => form.insertListItem('continuation.to', noFollow)}>
            {say('outlook.moreFollows')}
          </Button>
        </div>
      )}
    </>
  )
}
