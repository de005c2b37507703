import { Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { moneyRangeText } from '@passerelle/messages/money'
import { Link, useParams } from '@tanstack/react-router'
import { occupationText } from '../casework/occupation-field.tsx'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useChange } from '../kit/use-change.ts'
import { listText } from '../language/list.ts'
import { countryName, languageName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { VacancyApplications } from '../placement/vacancy-applications.tsx'
import { useWho } from '../shell/who.tsx'
import {
  useVacancy,
  type Vacancy,
  type VacancyEntry,
  vacancyAddress,
  vacancyChange,
  vacancyEntry,
} from './vacancies.ts'
import { VacancyFields } from './vacancy-fields.tsx'

/** One vacancy: what the work is, and how it stands. */
export function VacancyScreen() {
  const { vacancyId } = useParams({ from: '/vacancies/$vacancyId' })
  const vacancy = useVacancy(vacancyId)
  return <ScreenReading of={vacancy}>{({ body }) => <OneVacancy vacancy={body} />}</ScreenReading>
}

function OneVacancy({ vacancy }: { readonly vacancy: Vacancy }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const { id, employerId, employerName, state, isPublic, isCurrent, title } = vacancy
  const mayKeep = has('admin', 'coordinator', 'coach')
  const worksWithCases = has('coordinator', 'coach', 'counsellor')
  const isFound = state === 'open' && isPublic && isCurrent
  return (
    <Page
      title={pick(title, language)}
      lead={sideBySide(language, [say(`vacancyState.${state}`), employerName])}
      actions={
        mayKeep ? (
          <Link to="/employers/$employerId" params={{ employerId }}>
            {say('vacancy.toEmployer')}
          </Link>
        ) : (
          <Link to="/vacancies">{say('vacancies.title')}</Link>
        )
      }
    >
      <Editable
        title={say('vacancy.what')}
        action={say('vacancy.edit')}
        mayEdit={mayKeep && state !== 'withdrawn'}
        form={(close) => <EditVacancy vacancy={vacancy} onDone={close} />}
      >
        <VacancyFacts vacancy={vacancy} />
      </Editable>
      {worksWithCases && <VacancyApplications vacancyId={id} />}
      {(mayKeep || isFound) && (
        <Sheet title={say('vacancy.acts')}>
          {isFound && (
            <p>
              <a href={vacancyAddress(location.origin, id)} target="_blank" rel="noopener">
                {say('offer.page')}
              </a>
            </p>
          )}
          {mayKeep && <VacancyActs vacancy={vacancy} />}
        </Sheet>
      )}
    </Page>
  )
}

function VacancyFacts({ vacancy }: { readonly vacancy: Vacancy }) {
  const words = useWords()
  const { say, language } = words
  const { workplace, wage, languages, certificates, skills, validThrough } = vacancy
  return (
    <Facts
      facts={[
        [
          say('vacancy.text'),
          <Text key="text" component="span" dir="auto">
            {pick(vacancy.text, language)}
          </Text>,
        ],
        [say('assessment.occupation'), occupationText(words, vacancy.isco08)],
        [say('vacancy.employment'), say(`employment.${vacancy.employmentType}`)],
        [
          say('vacancy.workplace'),
          sideBySide(language, [workplace.town, workplace.region, countryName(language, workplace.country)]),
        ],
        wage !== undefined && [
          say('vacancy.wage'),
          say(`wagePer.${wage.per}`, { amount: moneyRangeText(language, wage) }),
        ],
        languages.length > 0 && [
          say('person.languages'),
          listText(
            language,
            languages.map((wanted) => [languageName(words, wanted.language), wanted.level].join(' ').trim()),
          ),
        ],
        certificates.length > 0 && [
          say('vacancy.certificate'),
          listText(
            language,
            certificates.map((code) => occupationText(words, code)),
          ),
        ],
        skills.length > 0 && [say('vacancy.skills'), listText(language, skills)],
        [
          say('vacancy.places'),
          vacancy.taken === undefined
            ? String(vacancy.places)
            : say('vacancy.placesTaken', { places: vacancy.places, taken: vacancy.taken }),
        ],
        [
          say('vacancy.validThrough'),
          <Text component="span" key="until" {...(!vacancy.isCurrent && { c: 'dimmed' })}>
            {dayText(language, validThrough)}
          </Text>,
        ],
        [say('vacancy.isPublic'), say(vacancy.isPublic ? 'vacancy.yes' : 'vacancy.no')],
      ]}
    />
  )
}

function VacancyActs({ vacancy: { id, state, version } }: { readonly vacancy: Vacancy }) {
  const { say } = useWords()
  const params = { vacancyId: id }
  if (state === 'withdrawn') return <Text c="dimmed">{say('vacancy.isWithdrawn')}</Text>
  return (
    <Acts>
      {state === 'open' ? (
        <>
          <Act
            label={say('vacancy.fill')}
            happens={say('vacancy.fillHappens')}
            tone="main"
            version={version}
            first={undefined}
            send={(api, seen, idempotencyKey) =>
              api.fillVacancy({ params, ifMatch: seen.version, idempotencyKey })
            }
          />
          <Act
            label={say('vacancy.close')}
            happens={say('vacancy.closeHappens')}
            version={version}
            first={undefined}
            send={(api, seen, idempotencyKey) =>
              api.closeVacancy({ params, ifMatch: seen.version, idempotencyKey })
            }
          />
        </>
      ) : (
        <Act
          label={say('vacancy.open')}
          happens={say('vacancy.openHappens')}
          tone="main"
          version={version}
          first={undefined}
          send={(api, seen, idempotencyKey) =>
            api.openVacancy({ params, ifMatch: seen.version, idempotencyKey })
          }
        />
      )}
      <Act
        label={say('vacancy.withdraw')}
        happens={say('vacancy.withdrawHappens')}
        tone="grave"
        version={version}
        first={undefined}
        send={(api, seen, idempotencyKey) =>
          api.withdrawVacancy({ params, ifMatch: seen.version, idempotencyKey })
        }
      />
    </Acts>
  )
}

function EditVacancy({ vacancy, onDone }: { readonly vacancy: Vacancy; readonly onDone: () => void }) {
  const words = useWords()
  const { say, language } = words
  const change = useChange<Vacancy, VacancyEntry>(vacancy, {
    entryOf: (before) => vacancyEntry(before, (code) => occupationText(words, code)),
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editVacancy({
        params: { vacancyId: before.id },
        ifMatch: before.version,
        body: vacancyChange(entry, first, before),
        idempotencyKey,
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={({ title, text, state, validThrough }) => [
        [say('vacancy.what'), pick(title, language)],
        [say('vacancy.text'), pick(text, language)],
        [say('box.state'), say(`vacancyState.${state}`)],
        [say('vacancy.validThrough'), dayText(language, validThrough)],
      ]}
      happens={say('vacancy.editHappens')}
      onBack={onDone}
    >
      <VacancyFields form={change.form} />
    </ChangeForm>
  )
}
