import { Button, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { Notice, TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { capital } from '../language/capital.ts'
import { listText } from '../language/list.ts'
import { useWords } from '../language/words.tsx'
import { useOpenProgrammes } from '../programmes/queries.ts'
import { EventFields } from './event-fields.tsx'
import { type EventEntry, newEvent, newEventEntry } from './networks.ts'

type Planned = ResourceOf<'planEvent'>

/** An event of a programme is planned; where something else is on at that time, that is told first. */
export function PlanEventScreen() {
  const { say } = useWords()
  const navigate = useNavigate()
  const programmes = useOpenProgrammes()
  const [planned, setPlanned] = useState<Planned>()
  const plan = useCommand(
    (api, entry: EventEntry, idempotencyKey) => api.planEvent({ body: newEvent(entry), idempotencyKey }),
    (made) => {
      if (made.clashes.length > 0) setPlanned(made)
      else void navigate({ to: '/events/$eventId', params: { eventId: made.id } })
    },
  )
  const form = useBodyForm<EventEntry>(newEventEntry(), plan.fieldErrors)
  return (
    <Page title={say('events.plan')} narrow>
      {planned !== undefined ? (
        <EventClashes planned={planned} />
      ) : (
        <Sheet>
          <form className={styles['form']} onSubmit={form.onSubmit((entry) => plan.send(entry))}>
            <OneOf
              label={say('person.programme')}
              choices={programmes}
              {...form.getInputProps('programmeId')}
            />
            <EventFields form={form} />
            <Text c="dimmed">{say('event.planHappens')}</Text>
            <TroubleNotice trouble={plan.trouble} />
            <div className={styles['end']}>
              <Button type="submit" loading={plan.isPending}>
                {say('events.plan')}
              </Button>
            </div>
          </form>
        </Sheet>
      )}
    </Page>
  )
}

/** What else is on at the time of an event that was planned, and the way to each of them. */
function EventClashes({ planned: { id, clashes } }: { readonly planned: Planned }) {
  const { say, language } = useWords()
  return (
    <Notice tone="waiting" title={say('session.clashes')}>
      <ul>
        {clashes.map(({ eventId, with: grounds }) => (
          <li key={eventId}>
            <Link to="/events/$eventId" params={{ eventId }}>
              {capital(
                language,
                listText(
                  language,
                  grounds.map((ground) => say(`event.clash.${ground}`)),
                ),
              )}
            </Link>
          </li>
        ))}
      </ul>
      <Text>{say('session.clashesText')}</Text>
      <Button component={Link} to={`/events/${id}`} variant="default">
        {say('event.open')}
      </Button>
    </Notice>
  )
}
