import { Button, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { SessionState } from '../coaching/session-state.tsx'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page } from '../kit/page.tsx'
import print from '../kit/print.module.css'
import { ScreenReading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useChange } from '../kit/use-change.ts'
import { capital } from '../language/capital.ts'
import { numberText } from '../language/numbers.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useProgrammeNames } from '../programmes/queries.ts'
import { useWho } from '../shell/who.tsx'
import { EventFields } from './event-fields.tsx'
import { HeadsForm } from './heads-form.tsx'
import {
  type EventAttendance,
  type EventEntry,
  eventChange,
  eventEntry,
  type NetworkEvent,
  useEventAttendance,
} from './networks.ts'

/** An event on one page: what it is about, when and where, and who came. */
export function EventScreen() {
  const { eventId } = useParams({ from: '/events/$eventId' })
  const attendance = useEventAttendance(eventId)
  return <ScreenReading of={attendance}>{({ body }) => <EventPage attendance={body} />}</ScreenReading>
}

function EventPage({ attendance }: { readonly attendance: EventAttendance }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const nameOfProgramme = useProgrammeNames()
  const { event } = attendance
  const mayKeep = has('admin', 'coordinator')
  const mayPlan = mayKeep && event.state === 'planned'
  const hasBegun = Date.parse(event.startsAt) <= Date.now()
  return (
    <Page
      title={event.title}
      lead={<SessionState state={event.state} />}
      actions={
        <Button className={print['screenOnly'] ?? ''} variant="default" onClick={() => window.print()}>
          {say('network.print')}
        </Button>
      }
    >
      <Editable
        title={capital(language, say(`event.kind.${event.kind}`))}
        action={say('event.edit')}
        mayEdit={mayPlan}
        form={(close) => <EditEvent event={event} onDone={close} />}
      >
        <Facts
          facts={[
            [say('session.when'), momentText(language, event.startsAt, event.timeZone)],
            [
              say('session.where'),
              sideBySide(language, [say(`delivery.${event.deliveryMode}`), event.place]),
            ],
            [say('person.programme'), nameOfProgramme(event.programmeId)],
            event.format !== undefined && [say('event.format'), event.format],
            event.capacity !== undefined && [say('event.capacity'), numberText(language, event.capacity)],
            event.agenda !== undefined && [say('event.agenda'), event.agenda],
          ]}
        />
        {mayPlan && (
          <Acts>
            <Act
              label={say('event.cancel')}
              happens={say('event.cancelHappens')}
              tone="grave"
              version={event.version}
              first={undefined}
              send={(api, { version }, idempotencyKey) =>
                api.cancelEvent({ params: { eventId: event.id }, ifMatch: version, idempotencyKey })
              }
            />
          </Acts>
        )}
      </Editable>
      <Editable
        title={say('event.attendance')}
        action={say('event.record')}
        mayEdit={mayKeep && hasBegun && event.state !== 'cancelled'}
        form={(close) => <HeadsForm event={event} onDone={close} />}
      >
        <Heads attendance={attendance} />
      </Editable>
    </Page>
  )
}

/** How many came from which institution, as it stands now. */
function Heads({ attendance: { event, institutions, editions } }: { readonly attendance: EventAttendance }) {
  const { say } = useWords()
  if (event.attendance === undefined) return <Text c="dimmed">{say('event.notRecorded')}</Text>
  const nameOf = (id: string) => institutions.find((institution) => institution.id === id)?.name ?? '…'
  const { lines, others } = event.attendance
  return (
    <>
      <ul className={rows['rows']}>
        {lines.map(({ institutionId, persons, returning }) => (
          <li key={institutionId} className={rows['row']}>
            <Link to="/institutions/$institutionId" params={{ institutionId }} className={rows['name']}>
              <bdi>{nameOf(institutionId)}</bdi>
            </Link>
            <Text>{say('event.heads', { persons, returning })}</Text>
          </li>
        ))}
        {others.persons > 0 && (
          <li className={rows['row']}>
            <Text fw={600}>{say('event.othersPersons')}</Text>
            <Text>{say('event.heads', others)}</Text>
          </li>
        )}
      </ul>
      {editions.length > 1 && (
        <Text size="sm" c="dimmed">
          {say('event.editions', { count: editions.length - 1 })}
        </Text>
      )}
    </>
  )
}

function EditEvent({ event, onDone }: { readonly event: NetworkEvent; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const change = useChange<NetworkEvent, EventEntry>(event, {
    entryOf: eventEntry,
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editEvent({
        params: { eventId: before.id },
        ifMatch: before.version,
        body: eventChange(entry, first),
        idempotencyKey,
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={(now) => [
        [say('session.when'), momentText(language, now.startsAt, now.timeZone)],
        [say('event.place'), now.place ?? '–'],
        [say('event.name'), now.title],
      ]}
      onBack={onDone}
    >
      <EventFields form={change.form} />
    </ChangeForm>
  )
}
