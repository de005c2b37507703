import { Text } from '@mantine/core'
import { placement } from '@passerelle/messages/placement'
import { useCommand } from '../api/use-command.ts'
import { occupationText } from '../casework/occupation-field.tsx'
import type { Participant } from '../casework/queries.ts'
import { languageFor } from '../exchange/refer/offer.ts'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { errorIn, useBodyForm } from '../kit/use-body-form.ts'
import { useChange } from '../kit/use-change.ts'
import { listText } from '../language/list.ts'
import { countryName, languageName } from '../language/names.ts'
import { dayOfInstant, dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { AgreementFields } from './agreement-fields.tsx'
import { EndOfForm } from './end-of-form.tsx'
import {
  type AgreeEntry,
  agreeBody,
  noAgreement,
  type Profile,
  type ProfileEntry,
  profileBody,
  profileEntry,
  type WorkProfile,
} from './placement.ts'
import { ProfileFields } from './profile-fields.tsx'

type Whose = { readonly participant: Participant }

/** That somebody agrees to be matched, by what, and how they take it back; or the form by which they agree. */
export function AgreementSheet({
  participant,
  work,
  mayEdit,
}: Whose & { readonly work: WorkProfile | undefined; readonly mayEdit: boolean }) {
  const { say, language } = useWords()
  if (work?.state !== 'agreed') {
    return (
      <Editable
        title={say('work.agreement')}
        action={say('work.agree')}
        mayEdit={mayEdit}
        form={(close) => <Agree participant={participant} onDone={close} />}
      >
        <Text c="dimmed">
          {work?.takenBack === undefined
            ? say('work.notAgreed')
            : say('work.takenBack', { day: dayOfInstant(language, work.takenBack.at) })}
        </Text>
      </Editable>
    )
  }
  return (
    <Editable
      title={say('work.agreement')}
      action={say('work.change')}
      mayEdit={mayEdit}
      form={(close) => <Rewrite participant={participant} work={work} onDone={close} />}
    >
      <AgreedFacts work={work} />
      {mayEdit && (
        <Acts>
          <Act
            label={say('work.takeBack')}
            happens={say('work.takeBackHappens')}
            tone="grave"
            version={work.version}
            first={undefined}
            send={(api, seen) =>
              api.takeBackMatching({ params: { participantId: participant.id }, ifMatch: seen.version })
            }
          />
        </Acts>
      )}
    </Editable>
  )
}

function AgreedFacts({ work }: { readonly work: WorkProfile }) {
  const words = useWords()
  const { say, language } = words
  const { nameOf } = useColleagues()
  const { agreement, profile } = work
  return (
    <Facts
      facts={[
        [
          say('work.agreedOn'),
          say('work.agreedBefore', {
            day: dayOfInstant(language, agreement.givenAt),
            language: languageName(words, agreement.language),
            members: [agreement.coachId, agreement.witnessId].map(nameOf),
          }),
        ],
        ...(profile === undefined ? [] : profileFacts(profile, words)),
      ]}
    />
  )
}

function profileFacts(
  profile: Profile,
  words: ReturnType<typeof useWords>,
): readonly (readonly [string, string] | false)[] {
  const { say, language } = words
  const { occupations, skills, languages, regions, earliestOn, employmentTypes } = profile
  return [
    [
      say('profile.occupations'),
      listText(
        language,
        occupations.map((code) => occupationText(words, code)),
      ),
    ],
    skills.length > 0 && [say('profile.skills'), listText(language, skills)],
    languages.length > 0 && [
      say('profile.languages'),
      listText(
        language,
        languages.map((each) => `${languageName(words, each.language)} ${each.level}`),
      ),
    ],
    [
      say('profile.regions'),
      listText(
        language,
        regions.map(({ country, region }) => region ?? countryName(language, country)),
      ),
    ],
    earliestOn !== undefined && [say('profile.earliestOn'), dayText(language, earliestOn)],
    employmentTypes.length > 0 && [
      say('profile.employmentTypes'),
      listText(
        language,
        employmentTypes.map((kind) => say(`employment.${kind}`)),
      ),
    ],
  ]
}

function Agree({ participant, onDone }: Whose & { readonly onDone: () => void }) {
  const words = useWords()
  const { say } = words
  const { tenant } = useWho()
  const agree = useCommand(
    (api, entry: AgreeEntry, idempotencyKey) =>
      api.agreeToMatching({
        params: { participantId: participant.id },
        body: agreeBody(entry),
        idempotencyKey,
      }),
    onDone,
    'reread_first',
  )
  const form = useBodyForm<AgreeEntry>(
    {
      agreement: noAgreement(languageFor(participant)),
      profile: profileEntry(undefined, participant.returnCountry, (code) => code),
    },
    agree.fieldErrors,
  )
  return (
    <form className={styles['form']} onSubmit={form.onSubmit((entry) => agree.send(entry))}>
      <ProfileFields
        values={form.values.profile}
        at="profile."
        propsOf={form.getInputProps}
        insert={form.insertListItem}
        errorIn={(path) => errorIn(form.errors, path)}
      />
      <AgreementFields
        language={form.values.agreement.language}
        propsOf={form.getInputProps}
        textIn={(language) =>
          placement.say(language, 'agreement.matching', { organisation: tenant?.name ?? '' })
        }
      />
      <Text c="dimmed">{say('work.agreeHappens')}</Text>
      <TroubleNotice trouble={agree.trouble} />
      <EndOfForm label={say('work.agree')} isPending={agree.isPending} onBack={onDone} />
    </form>
  )
}

function Rewrite({
  participant,
  work,
  onDone,
}: Whose & { readonly work: WorkProfile; readonly onDone: () => void }) {
  const words = useWords()
  const { say } = words
  const change = useChange<WorkProfile, ProfileEntry>(work, {
    entryOf: ({ profile }) =>
      profileEntry(profile, participant.returnCountry, (code) => occupationText(words, code)),
    send: (api, { entry, before }) =>
      api.rewriteWorkProfile({
        params: { participantId: participant.id },
        ifMatch: before.version,
        body: profileBody(entry),
      }),
    onDone,
  })
  return (
    <ChangeForm change={change} happens={say('work.changeHappens')} onBack={onDone}>
      <ProfileFields
        values={change.form.values}
        at=""
        propsOf={change.form.getInputProps}
        insert={change.form.insertListItem}
        errorIn={(path) => errorIn(change.form.errors, path)}
      />
    </ChangeForm>
  )
}
