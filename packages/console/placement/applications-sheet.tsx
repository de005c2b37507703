import { Badge, Button, Text, TextInput } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import type { Participant } from '../casework/queries.ts'
import { proofs } from '../follow-up/follow-ups.ts'
import { Act, Acts } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import { Facts } from '../kit/facts.tsx'
import { Sheet } from '../kit/page.tsx'
import { listText } from '../language/list.ts'
import { languageName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayOfInstant, dayText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { type Application, type HireEntry, moveBody, type Step } from './placement.ts'

/** The applications of a person, the latest first, each with what can be said of it now. */
export function ApplicationsSheet({
  participant,
  applications,
}: {
  readonly participant: Participant
  readonly applications: readonly Application[]
}) {
  const { say } = useWords()
  if (applications.length === 0) {
    return (
      <Sheet title={say('work.applications')}>
        <Empty title={say('work.noApplication')} text={say('work.noApplicationText')} />
      </Sheet>
    )
  }
  return applications
    .toReversed()
    .map((application) => (
      <OneApplication key={application.id} participant={participant} application={application} />
    ))
}

function OneApplication({
  participant,
  application,
}: {
  readonly participant: Participant
  readonly application: Application
}) {
  const words = useWords()
  const { say, language } = words
  const { nameOf } = useColleagues()
  const { id, title, employerName, state, release, agreement, hire, moves, sheets } = application
  const named = (parts: Application['release']) =>
    listText(
      language,
      parts.map((part) => say(`release.${part}`)),
    )
  return (
    <Sheet
      title={sideBySide(language, [pick(title, language), employerName])}
      aside={
        <Badge variant="light" size="lg" tt="none">
          {say(`application.${state}`)}
        </Badge>
      }
    >
      <Facts
        facts={[
          [say('work.release'), named(release)],
          [
            say('work.agreedOn'),
            say('work.agreedBefore', {
              day: dayOfInstant(language, agreement.givenAt),
              language: languageName(words, agreement.language),
              members: [agreement.coachId, agreement.witnessId].map(nameOf),
            }),
          ],
          hire !== undefined && [
            say('work.startsOn'),
            say('work.hire', {
              day: dayText(language, hire.startsOn),
              proof: say(`followUps.proof.${hire.proof}`),
            }),
          ],
          [
            say('work.moves'),
            listText(
              language,
              moves.map(({ to, at }) =>
                say('work.move', { day: dayOfInstant(language, at), state: say(`application.${to}`) }),
              ),
            ),
          ],
          sheets.length > 0 && [
            say('work.given'),
            listText(
              language,
              sheets.map((sheet) =>
                say('work.sheet', {
                  day: dayOfInstant(language, sheet.issuedAt),
                  parts: sheet.release.map((part) => say(`release.${part}`)),
                }),
              ),
            ),
          ],
        ]}
      />
      {application.issuable && (
        <div>
          <Button
            component={Link}
            to={`/cases/${participant.id}/applications/${id}/sheet`}
            variant="default"
            size="sm"
          >
            {say('work.toSheet')}
          </Button>
        </div>
      )}
      <Acts>
        {application.allowed.map((to) => (
          <Move key={to} application={application} to={to} />
        ))}
      </Acts>
      {application.allowed.length === 0 && <Text c="dimmed">{say('work.isOver')}</Text>}
    </Sheet>
  )
}

const tones: Partial<Record<Step, 'main' | 'grave'>> = { hired: 'main', withdrawn: 'grave' }

/** One move that is possible: what it says, and for somebody who is hired the first day and how that is known. */
function Move({ application, to }: { readonly application: Application; readonly to: Step }) {
  const { say } = useWords()
  const { id, participantId, version } = application
  return (
    <Act<HireEntry, Application>
      label={say(`work.to.${to}`)}
      happens={say(`work.happens.${to}`)}
      tone={tones[to] ?? 'other'}
      version={version}
      first={{ startsOn: today(), proof: '' }}
      {...(to === 'hired' && {
        fields: ({ said, setSaid, errors }) => (
          <>
            <TextInput
              label={say('work.startsOn')}
              type="date"
              value={said.startsOn}
              error={errors['startsOn']}
              onChange={({ currentTarget }) => setSaid({ ...said, startsOn: currentTarget.value })}
            />
            <OneOf
              label={say('followUps.proof')}
              choices={proofs.map((value) => ({ value, label: say(`followUps.proof.${value}`) }))}
              value={said.proof}
              error={errors['proof']}
              onChange={({ currentTarget }) => setSaid({ ...said, proof: currentTarget.value })}
            />
          </>
        ),
      })}
      send={(api, seen, idempotencyKey) =>
        api.moveApplication({
          params: { participantId, applicationId: id },
          ifMatch: seen.version,
          body: moveBody(to, seen.said),
          idempotencyKey,
        })
      }
    />
  )
}
