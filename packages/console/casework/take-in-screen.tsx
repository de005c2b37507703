import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { useApi } from '../api/api-context.tsx'
import { useCommand } from '../api/use-command.ts'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { filled, useBodyForm } from '../kit/use-body-form.ts'
import { countryChoices, languageChoices } from '../language/choices.ts'
import { everyCountry } from '../language/countries.ts'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useOpenProgrammes } from '../programmes/queries.ts'
import { ChannelFields } from './channel-fields.tsx'
import { Duplicates } from './duplicates.tsx'
import { useIntakeEntry } from './intake-entry.ts'
import { kindChoices } from './kinds.ts'
import { keepWarning } from './likely-matches.ts'
import { type Entry, toNewParticipant } from './new-participant.ts'

/** Take somebody in: what a first talk gives. Everything else can wait. */
export function TakeInScreen() {
  const words = useWords()
  const { say } = words
  const navigate = useNavigate()
  const queries = useQueryClient()
  const programmes = useOpenProgrammes()
  const first = useIntakeEntry()
  const takeIn = useCommand(
    (api: ReturnType<typeof useApi>, body: ReturnType<typeof toNewParticipant>, idempotencyKey) =>
      api.takeInParticipant({ body, idempotencyKey }),
    (taken) => {
      // The case shows what the intake warned of; no other answer says it again.
      keepWarning(queries, taken)
      void navigate({ to: '/cases/$participantId', params: { participantId: taken.id } })
    },
  )
  const form = useBodyForm<Entry>(first, takeIn.fieldErrors)
  const { values } = form
  const send = () => takeIn.send(toNewParticipant(filled(values)))
  return (
    <Page title={say('takeIn.title')} lead={say('takeIn.lead')} narrow>
      <form className={styles['form']} onSubmit={form.onSubmit(send)} noValidate={false}>
        <Sheet title={say('takeIn.who')}>
          <div className={styles['pair']}>
            <TextInput
              label={say('person.given')}
              required
              withAsterisk={false}
              autoComplete="off"
              {...form.getInputProps('names.0.given')}
            />
            <TextInput
              label={say('person.family')}
              autoComplete="off"
              {...form.getInputProps('names.0.family')}
            />
          </div>
          <Duplicates given={values.names[0].given} family={values.names[0].family} />
          <OneOf
            label={say('column.kind')}
            isOptional
            choices={kindChoices(words)}
            {...form.getInputProps('kind')}
          />
          <TextInput
            label={say('person.birthYear')}
            inputMode="numeric"
            pattern="\p{Nd}{4}"
            className={styles['short'] ?? ''}
            {...form.getInputProps('birth.year')}
          />
          <ManyOf
            label={say('person.languages')}
            description={say('takeIn.languagesHint')}
            choices={languageChoices(words)}
            {...form.getInputProps('languages')}
          />
        </Sheet>
        <Sheet title={say('takeIn.whereTo')}>
          <OneOf
            label={say('column.cameFrom')}
            isOptional
            choices={countryChoices(words, everyCountry)}
            {...form.getInputProps('cameFrom')}
          />
          <div className={styles['pair']}>
            <OneOf
              label={say('person.country')}
              choices={countryChoices(words)}
              {...form.getInputProps('returnCountry')}
            />
            <TextInput label={say('person.district')} {...form.getInputProps('returnDistrict')} />
          </div>
          <div className={styles['pair']}>
            <TextInput
              label={say('person.departure')}
              type="date"
              min={today()}
              {...form.getInputProps('plannedDeparture.date')}
            />
            <OneOf
              label={say('person.certainty')}
              choices={(['wished', 'planned', 'booked'] as const).map((value) => ({
                value,
                label: say(`certainty.${value}`),
              }))}
              {...form.getInputProps('plannedDeparture.certainty')}
            />
          </div>
          <OneOf
            label={say('person.programme')}
            isOptional
            choices={programmes}
            {...form.getInputProps('programmeId')}
          />
        </Sheet>
        <Sheet title={say('takeIn.reach')}>
          <ChannelFields form={form} />
        </Sheet>
        <TroubleNotice trouble={takeIn.trouble} />
        <div className={styles['end']}>
          <Button type="submit" size="md" loading={takeIn.isPending}>
            {say('cases.takeIn')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
