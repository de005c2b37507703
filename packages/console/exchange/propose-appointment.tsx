import { Button, Text, Textarea } from '@mantine/core'
import type { Client, ResourceOf } from '@passerelle/client'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Reading } from '../kit/reading.tsx'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { Referral } from './queries.ts'

type Slot = ResourceOf<'findMeetingSlots'>['slots'][number]
type Proposal = Parameters<Client['proposeAppointment']>[0]['body']

const kinds = ['pre_departure_call', 'first_contact'] as const
/** So many times the other side may be given to choose from. */
const mostTimes = 5

/** Proposes times at which both sides are at work. A first contact is where the person arrives. */
export function ProposeAppointment({
  referral,
  onDone,
}: {
  readonly referral: Referral
  readonly onDone: () => void
}) {
  const { say, language } = useWords()
  const params = { referralId: referral.id }
  const [kind, setKind] = useState(referral.departedOn === undefined ? 'pre_departure_call' : 'first_contact')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const meeting = useRead('findMeetingSlots', [{ params, query: {} }])
  const propose = useCommand(
    (api: Client, body: Proposal, idempotencyKey) => api.proposeAppointment({ params, body, idempotencyKey }),
    onDone,
  )
  const slots = meeting.data?.body.slots ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const times = slots
      .filter(({ start }) => chosen.includes(start))
      .map(({ start, end }) => ({ start, end }))
    const body = { kind, slots: times, ...(note.trim() !== '' && { note }) }
    propose.send(body as Proposal) // the kind was chosen from a list
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <OneOf
        label={say('appointments.kind')}
        choices={kinds.map((value) => ({ value, label: say(`appointment.${value}`) }))}
        value={kind}
        onChange={({ currentTarget }) => setKind(currentTarget.value)}
      />
      <Reading of={meeting}>
        {({ body }) =>
          body.slots.length === 0 ? (
            <Text>{say('appointments.noTimes')}</Text>
          ) : (
            <ManyOf
              label={say('appointments.times')}
              description={say('appointments.timesHint', { most: mostTimes })}
              error={propose.fieldErrors['slots']}
              choices={body.slots.map((slot) => ({ value: slot.start, label: timeText(slot) }))}
              value={chosen}
              onChange={(values) => setChosen(values.slice(-mostTimes))}
            />
          )
        }
      </Reading>
      <Textarea
        label={`${say('appointments.note')} (${say('kit.optional')})`}
        autosize
        value={note}
        error={propose.fieldErrors['note']}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <TroubleNotice trouble={propose.trouble} />
      <div className={styles['end']}>
        <Button variant="default" onClick={onDone}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" loading={propose.isPending} disabled={chosen.length === 0}>
          {say('appointments.propose')}
        </Button>
      </div>
    </form>
  )

  /** The time by the clock of one's own side, and by that of the other one where it shows another hour. */
  function timeText({ start, local }: Slot): string {
    const [own, other] =
      referral.side === 'sender' ? [local.sender, local.receiver] : [local.receiver, local.sender]
    const here = momentText(language, start, own.timeZone)
    return own.from === other.from ? here : `${here} (${say('appointments.there', { time: other.from })})`
  }
}
