import { Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { SessionCertificates } from '../certificates/session-certificates.tsx'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useChange } from '../kit/use-change.ts'
import { capital } from '../language/capital.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { TakeAlong } from '../visits/take-along.tsx'
import { isOver } from '../visits/visit.ts'
import { AttendanceForm } from './attendance-form.tsx'
import { GivePlace } from './give-place.tsx'
import { RosterLines } from './roster-lines.tsx'
import { SessionFields } from './session-fields.tsx'
import { SessionState } from './session-state.tsx'
import { entryOf, type Roster, type SessionEntry, sessionChange, useRoster } from './sessions.ts'

/** A session on one page: when and where, who comes, and who was there. */
export function SessionScreen() {
  const { sessionId } = useParams({ from: '/sessions/$sessionId' })
  const roster = useRoster(sessionId)
  return <ScreenReading of={roster}>{({ body }) => <Session roster={body} />}</ScreenReading>
}

function Session({ roster }: { readonly roster: Roster }) {
  const { say, language } = useWords()
  const { has, memberId } = useWho()
  const { nameOf } = useColleagues()
  const isCaseworker = has('coordinator', 'coach', 'counsellor')
  const isPlanned = roster.state === 'planned'
  const mayPlan = isPlanned && (isCaseworker || roster.instructorId === memberId)
  const hasBegun = Date.parse(roster.startsAt) <= Date.now()
  const there = roster.lines.filter(({ place, erased }) => place === 'enrolled' && !erased)
  const kind = capital(language, say(`session.kind.${roster.kind}`))
  return (
    <Page title={roster.title ?? kind} lead={<SessionState state={roster.state} />}>
      <Editable
        title={kind}
        action={say('session.edit')}
        mayEdit={mayPlan}
        form={(close) => <EditSession roster={roster} onDone={close} />}
      >
        <Facts
          facts={[
            [say('session.when'), momentText(language, roster.startsAt, roster.timeZone)],
            [
              say('session.where'),
              sideBySide(language, [
                say(`delivery.${roster.deliveryMode}`),
                roster.room,
                roster.holiday !== undefined && say('session.holiday'),
              ]),
            ],
            [say('session.instructor'), nameOf(roster.instructorId)],
            [say('plan.teachingUnits'), String(roster.teachingUnits)],
            [
              say('roster.title'),
              sideBySide(language, [
                say('session.places', { taken: roster.taken, capacity: roster.capacity }),
                roster.waiting > 0 && say('session.waitingCount', { count: roster.waiting }),
              ]),
            ],
          ]}
        />
        {mayPlan && (
          <Acts>
            <Act
              label={say('session.cancel')}
              happens={say('session.cancelHappens')}
              tone="grave"
              version={roster.version}
              first={undefined}
              send={(api, { version }, idempotencyKey) =>
                api.cancelSession({ params: { sessionId: roster.id }, ifMatch: version, idempotencyKey })
              }
            />
          </Acts>
        )}
      </Editable>
      <Editable
        title={say(roster.state === 'held' ? 'attendance.title' : 'roster.title')}
        action={say('attendance.record')}
        mayEdit={hasBegun && roster.state !== 'cancelled' && there.length > 0}
        form={(close) => <AttendanceForm roster={roster} onDone={close} />}
      >
        <RosterLines roster={roster} />
      </Editable>
      <Editable
        title={say('visit.takeTitle')}
        action={say('visit.take')}
        mayEdit={roster.state !== 'cancelled' && there.length > 0 && !isOver(roster, Date.now())}
        form={(close) => <TakeAlong roster={roster} onDone={close} />}
      >
        <Text c="dimmed">{say('visit.takeLead')}</Text>
      </Editable>
      {roster.state === 'held' && <SessionCertificates roster={roster} />}
      {isPlanned && isCaseworker && <GivePlace sessionId={roster.id} listed={roster.lines} />}
    </Page>
  )
}

function EditSession({ roster, onDone }: { readonly roster: Roster; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const change = useChange<Roster, SessionEntry>(roster, {
    entryOf,
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editSession({
        params: { sessionId: before.id },
        ifMatch: before.version,
        body: sessionChange(entry, first),
        idempotencyKey,
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={(now) => [
        [say('session.when'), momentText(language, now.startsAt, now.timeZone)],
        [say('session.room'), now.room ?? '–'],
        [say('roster.title'), say('session.places', { taken: now.taken, capacity: now.capacity })],
      ]}
      happens={say('session.editHappens')}
      onBack={onDone}
    >
      <SessionFields form={change.form} />
    </ChangeForm>
  )
}
