import { Button, Text, TextInput } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import type { Participant } from '../../casework/queries.ts'
import { ManyOf, OneOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { TroubleNotice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import { useBodyForm } from '../../kit/use-body-form.ts'
import { dayText, today } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { ArrivalWindow } from '../arrival-window.tsx'
import { needs } from '../refer/codes.ts'
import type { Corridor } from '../refer/offer.ts'
import { type EarlyBody, earlyBody, emptyEarly } from './early.ts'

/** The new day, when the person arrives, and, where nobody is asked yet, whom to ask in a hurry. */
export function EarlyForm({
  participant,
  corridors,
  onDone,
}: {
  readonly participant: Participant
  readonly corridors: readonly Corridor[]
  readonly onDone: (view: ResourceOf<'departEarly'>) => void
}) {
  const { say, language } = useWords()
  const queries = useQueryClient()
  // The version that one saw when the form was opened; the newer one, once one was told of it.
  const [seen] = useState(participant.version)
  const command = useCommand(
    (api, { ifMatch, body }: { readonly ifMatch: number; readonly body: EarlyBody }, idempotencyKey) =>
      api.departEarly({ params: { participantId: participant.id }, ifMatch, body, idempotencyKey }),
    onDone,
  )
  const form = useBodyForm(emptyEarly, command.fieldErrors)
  const isStale = command.trouble?.kind === 'stale'
  useEffect(() => {
    if (isStale) void queries.invalidateQueries()
  }, [isStale, queries])
  const planned = participant.plannedDeparture?.date ?? participant.plannedDeparture?.window?.to
  return (
    <form
      className={styles['form']}
      onSubmit={form.onSubmit((entry) =>
        command.send({ ifMatch: isStale ? participant.version : seen, body: earlyBody(entry, corridors) }),
      )}
    >
      <Sheet title={say('early.when')}>
        {planned !== undefined && (
          <Text c="dimmed">{say('early.planned', { day: dayText(language, planned) })}</Text>
        )}
        <TextInput
          label={say('step.departureDate')}
          type="date"
          min={today()}
          {...(planned !== undefined && planned >= today() && { max: planned })}
          required
          withAsterisk={false}
          className={styles['short'] ?? ''}
          {...form.getInputProps('date')}
        />
        <ArrivalWindow from={form.values.date || today()} propsOf={form.getInputProps} />
      </Sheet>
      {corridors.length > 0 && (
        <Sheet title={say('early.ask')}>
          <Text c="dimmed">{say('early.askText')}</Text>
          <OneOf
            label={say('refer.to')}
            isOptional
            choices={corridors.map(({ to, parties }) => ({ value: to, label: parties.to?.name ?? to }))}
            {...form.getInputProps('offer.to')}
          />
          {form.values.offer.to !== '' && (
            <ManyOf
              label={say('referral.needs')}
              choices={needs.map((need) => ({ value: need, label: say(`need.${need}`) }))}
              {...form.getInputProps('offer.needs')}
            />
          )}
        </Sheet>
      )}
      <Text>{say('early.happens')}</Text>
      <TroubleNotice trouble={command.trouble} />
      <div className={styles['end']}>
        <Button type="submit" size="md" loading={command.isPending}>
          {say('early.go')}
        </Button>
      </div>
    </form>
  )
}
