import { Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { Act } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Notice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useChange } from '../kit/use-change.ts'
import { listText } from '../language/list.ts'
import { countryName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { InstitutionFields } from './institution-fields.tsx'
import { Memberships } from './memberships.tsx'
import {
  type Institution,
  type InstitutionEntry,
  institutionChange,
  institutionEntry,
  useInstitution,
} from './networks.ts'

/** An institution on one page: what it is, where it may stand a second time, and to which networks it belongs. */
export function InstitutionScreen() {
  const { institutionId } = useParams({ from: '/institutions/$institutionId' })
  const institution = useInstitution(institutionId)
  return (
    <ScreenReading of={institution}>{({ body }) => <InstitutionPage institution={body} />}</ScreenReading>
  )
}

function InstitutionPage({ institution }: { readonly institution: Institution }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const mayKeep = has('admin', 'coordinator')
  const { id, name, kind, country, place, otherNames, offers, mergedInto } = institution
  return (
    <Page title={name}>
      {mergedInto !== undefined && (
        <Notice tone="waiting" title={say('institution.countsAs')}>
          <Link to="/institutions/$institutionId" params={{ institutionId: mergedInto }}>
            {say('institution.showCounted')}
          </Link>
        </Notice>
      )}
      <Doubles institution={institution} mayMerge={mayKeep} />
      <Editable
        title={say('institution.kind')}
        action={say('institution.edit')}
        mayEdit={mayKeep}
        form={(close) => <EditInstitution institution={institution} onDone={close} />}
      >
        <Facts
          facts={[
            [say('institution.kind'), say(`institution.kind.${kind}`)],
            [say('institution.place'), sideBySide(language, [place, countryName(language, country)])],
            otherNames.length > 0 && [say('institution.otherNames'), listText(language, otherNames)],
            offers.length > 0 && [
              say('institution.offers'),
              listText(
                language,
                offers.map((offer) => say(`need.${offer}`)),
              ),
            ],
          ]}
        />
      </Editable>
      {institution.merged.length > 0 && (
        <Sheet title={say('institution.merged')}>
          <ul className={rows['rows']}>
            {institution.merged.map((merged) => (
              <li key={merged.id} className={rows['row']}>
                <Text fw={600}>
                  <bdi>{merged.name}</bdi>
                </Text>
                {mayKeep && (
                  <Act
                    label={say('institution.separate', { name: merged.name })}
                    happens={say('institution.separateHappens')}
                    version={institution.version}
                    first={undefined}
                    send={(api, { version }, idempotencyKey) =>
                      api.separateInstitutions({
                        params: { institutionId: id },
                        ifMatch: version,
                        body: { duplicateId: merged.id },
                        idempotencyKey,
                      })
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      <Memberships institution={institution} mayKeep={mayKeep} />
    </Page>
  )
}

/** The entries that are likely to be the same institution, each with the act that lets the two count once. */
function Doubles({
  institution,
  mayMerge,
}: {
  readonly institution: Institution
  readonly mayMerge: boolean
}) {
  const { say, language } = useWords()
  if (institution.likely.length === 0) return null
  return (
    <Notice tone="waiting" title={say('institution.likely')}>
      <Text>{say('institution.likelyText')}</Text>
      <ul className={rows['rows']}>
        {institution.likely.map(({ institutionId, name, kind, place }) => (
          <li key={institutionId} className={rows['row']}>
            <div className={rows['who']}>
              <Link to="/institutions/$institutionId" params={{ institutionId }} className={rows['name']}>
                <bdi>{name}</bdi>
              </Link>
              <Text size="sm" c="dimmed">
                {sideBySide(language, [say(`institution.kind.${kind}`), place])}
              </Text>
            </div>
            {mayMerge && (
              <Act
                label={say('institution.merge', { name })}
                happens={say('institution.mergeHappens')}
                version={institution.version}
                first={undefined}
                send={(api, { version }, idempotencyKey) =>
                  api.mergeInstitutions({
                    params: { institutionId: institution.id },
                    ifMatch: version,
                    body: { duplicateId: institutionId },
                    idempotencyKey,
                  })
                }
              />
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function EditInstitution({
  institution,
  onDone,
}: {
  readonly institution: Institution
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const change = useChange<Institution, InstitutionEntry>(institution, {
    entryOf: institutionEntry,
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editInstitution({
        params: { institutionId: before.id },
        ifMatch: before.version,
        body: institutionChange(entry, first),
        idempotencyKey,
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={({ name, kind, place = '–' }) => [
        [say('institution.name'), name],
        [say('institution.kind'), say(`institution.kind.${kind}`)],
        [say('institution.place'), place],
      ]}
      onBack={onDone}
    >
      <InstitutionFields form={change.form} />
    </ChangeForm>
  )
}
