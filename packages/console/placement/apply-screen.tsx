import { Checkbox, Input, Stack, Text } from '@mantine/core'
import { type Language, pick } from '@passerelle/messages'
import { placement } from '@passerelle/messages/placement'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import { nameOf } from '../casework/person.ts'
import { type Participant, useParticipant } from '../casework/queries.ts'
import { languageFor } from '../exchange/refer/offer.ts'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { errorIn, useBodyForm } from '../kit/use-body-form.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useVacancy, type Vacancy } from '../vacancies/vacancies.ts'
import { AgreementFields } from './agreement-fields.tsx'
import { EndOfForm } from './end-of-form.tsx'
import { type ApplyEntry, applyBody, noAgreement, releasable } from './placement.ts'

/** An application is prepared: what the employer gets of the person, and their yes to exactly that. */
export function ApplyScreen() {
  const { participantId, vacancyId } = useParams({ from: '/cases/$participantId/work/$vacancyId' })
  const participant = useParticipant(participantId)
  const vacancy = useVacancy(vacancyId)
  return (
    <ScreenReading of={participant}>
      {({ body }) => (
        <ScreenReading of={vacancy}>
          {(found) => <Apply participant={body} vacancy={found.body} />}
        </ScreenReading>
      )}
    </ScreenReading>
  )
}

function Apply({ participant, vacancy }: { readonly participant: Participant; readonly vacancy: Vacancy }) {
  const { say, language } = useWords()
  const { tenant } = useWho()
  const navigate = useNavigate()
  const back = () =>
    void navigate({ to: '/cases/$participantId/work', params: { participantId: participant.id } })
  const apply = useCommand(
    (api, entry: ApplyEntry, idempotencyKey) =>
      api.prepareApplication({
        params: { participantId: participant.id },
        body: applyBody(vacancy.id, entry),
        idempotencyKey,
      }),
    back,
  )
  const first: ApplyEntry = { release: ['name'], agreement: noAgreement(languageFor(participant)) }
  const form = useBodyForm(first, apply.fieldErrors)
  const { values } = form
  const chosen = releasable.filter((part) => values.release.includes(part))
  const textIn = (asked: Language) =>
    placement.say(asked, 'agreement.application', {
      organisation: tenant?.name ?? '',
      employer: vacancy.employerName,
      work: pick(vacancy.title, asked),
      parts: chosen.map((part) => placement.say(asked, `release.${part}`)),
    })
  return (
    <Page
      title={say('work.applyTitle', { name: nameOf(participant.names) })}
      lead={sideBySide(language, [pick(vacancy.title, language), vacancy.employerName])}
      narrow
    >
      <form className={styles['form']} onSubmit={form.onSubmit((entry) => apply.send(entry))}>
        <Sheet title={say('work.release')}>
          <Text c="dimmed">{say('work.releaseHint')}</Text>
          <Stack gap="md">
            {releasable.map((part) => (
              <Checkbox
                key={part}
                label={say(`release.${part}`)}
                checked={values.release.includes(part)}
                onChange={({ currentTarget }) =>
                  form.setFieldValue(
                    'release',
                    currentTarget.checked
                      ? [...values.release, part]
                      : values.release.filter((other) => other !== part),
                  )
                }
              />
            ))}
          </Stack>
          {errorIn(form.errors, 'release') && <Input.Error>{errorIn(form.errors, 'release')}</Input.Error>}
        </Sheet>
        <Sheet title={say('work.yes')}>
          <AgreementFields
            language={values.agreement.language}
            propsOf={form.getInputProps}
            textIn={textIn}
          />
          <Text c="dimmed">{say('work.applyHappens')}</Text>
          <TroubleNotice trouble={apply.trouble} />
          <EndOfForm label={say('work.apply')} isPending={apply.isPending} onBack={back} />
        </Sheet>
      </form>
    </Page>
  )
}
