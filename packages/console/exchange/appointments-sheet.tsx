import { Badge, Button, Group, Text } from '@mantine/core'
import type { Answer, Client, ResourceOf } from '@passerelle/client'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import { TroubleNotice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { ProposeAppointment } from './propose-appointment.tsx'
import { type Referral, useTenantName } from './queries.ts'

type Appointment = ResourceOf<'listAppointments'>['items'][number]

/** What happens to an appointment: one of its times is taken, or it is called off, or it was held or not. */
type Act =
  | { readonly kind: 'agree'; readonly start: string }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'record'; readonly tookPlace: boolean }

/** The appointments of the two sides about the person, each by the clock of where it happens. */
export function AppointmentsSheet({ referral }: { readonly referral: Referral }) {
  const { say } = useWords()
  const [proposes, setProposes] = useState(false)
  const appointments = useRead('listAppointments', [{ params: { referralId: referral.id } }])
  return (
    <Sheet title={say('appointments.title')}>
      <Reading of={appointments}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say('appointments.none')}</Text>
          ) : (
            <ul className={rows['rows']}>
              {items.map((appointment) => (
                <AppointmentRow key={appointment.id} referral={referral} appointment={appointment} />
              ))}
            </ul>
          )
        }
      </Reading>
      {proposes ? (
        <ProposeAppointment referral={referral} onDone={() => setProposes(false)} />
      ) : (
        <Button variant="default" w="fit-content" onClick={() => setProposes(true)}>
          {say('appointments.propose')}
        </Button>
      )}
    </Sheet>
  )
}

function AppointmentRow({
  referral,
  appointment,
}: {
  readonly referral: Referral
  readonly appointment: Appointment
}) {
  const { say, language } = useWords()
  const nameOf = useTenantName()
  const { kind, state, side, host, timeZone, slots, agreed, note } = appointment
  const act = useCommand((api: Client, said: Act, idempotencyKey): Promise<Answer<unknown>> => {
    const params = { referralId: referral.id, appointmentId: appointment.id }
    const of = { params, ifMatch: appointment.version, idempotencyKey }
    switch (said.kind) {
      case 'agree':
        return api.agreeAppointment({ ...of, body: { start: said.start } })
      case 'cancel':
        return api.cancelAppointment({ ...of, body: {} })
      case 'record':
        return api.recordAppointment({ ...of, body: { tookPlace: said.tookPlace } })
    }
  })
  const isOurs = side === referral.side
  const isOver = agreed !== undefined && Date.parse(agreed.end) < Date.now()
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>
          {say(`appointment.${kind}`)}{' '}
          <Badge variant="light" tt="none">
            {say(`state.${state}`)}
          </Badge>
        </Text>
        <Text size="sm" c="dimmed">
          {say('appointments.at', { name: nameOf(host === 'sender' ? referral.from : referral.to) })}
        </Text>
        {(agreed === undefined ? slots : [agreed]).map(({ start }) => (
          <Text key={start}>{momentText(language, start, timeZone)}</Text>
        ))}
        {note !== undefined && <Text dir="auto">{note}</Text>}
        <TroubleNotice trouble={act.trouble} />
      </div>
      <Group gap="sm">
        {state === 'proposed' &&
          !isOurs &&
          slots.map(({ start }) => (
            <Button key={start} loading={act.isPending} onClick={() => act.send({ kind: 'agree', start })}>
              {say('appointments.take', { when: momentText(language, start, timeZone) })}
            </Button>
          ))}
        {state === 'agreed' && isOver && (
          <>
            <Button loading={act.isPending} onClick={() => act.send({ kind: 'record', tookPlace: true })}>
              {say('state.held')}
            </Button>
            <Button
              variant="default"
              loading={act.isPending}
              onClick={() => act.send({ kind: 'record', tookPlace: false })}
            >
              {say('state.missed')}
            </Button>
          </>
        )}
        {(state === 'proposed' || (state === 'agreed' && !isOver)) && (
          <Button variant="default" loading={act.isPending} onClick={() => act.send({ kind: 'cancel' })}>
            {say('appointments.cancel')}
          </Button>
        )}
      </Group>
    </li>
  )
}
