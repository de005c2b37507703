import { Button, Text, TextInput } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { pick } from '@passerelle/messages'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { useModules, useOpenProgrammes } from '../programmes/queries.ts'
import { useWho } from '../shell/who.tsx'
import { Clashes } from './clashes.tsx'
import { SessionFields } from './session-fields.tsx'
import { kinds, newEntry, newSession, type SessionEntry } from './sessions.ts'

/** A session, or a weekly series of them, is planned; where something else is on at that time, that is told first. */
export function PlanSessionScreen() {
  const { say, language } = useWords()
  const { memberId } = useWho()
  const navigate = useNavigate()
  const programmes = useOpenProgrammes()
  const [planned, setPlanned] = useState<ResourceOf<'planSession'>>()
  const plan = useCommand(
    (api, entry: SessionEntry, idempotencyKey) =>
      api.planSession({ body: newSession(entry), idempotencyKey }),
    (made) => {
      if (made.clashes.length > 0) setPlanned(made)
      else void navigate({ to: '/sessions/$sessionId', params: { sessionId: made.id } })
    },
  )
  const form = useBodyForm<SessionEntry>(newEntry(memberId), plan.fieldErrors)
  const { programmeId } = form.values
  const modules = useModules(programmeId, programmeId !== '').data?.body.items ?? []
  if (planned !== undefined) {
    return (
      <Page title={say('sessions.plan')} narrow>
        <Clashes planned={planned} />
      </Page>
    )
  }
  return (
    <Page title={say('sessions.plan')} narrow>
      <Sheet>
        <form className={styles['form']} onSubmit={form.onSubmit((entry) => plan.send(entry))}>
          <OneOf
            label={say('session.kind')}
            choices={kinds.map((value) => ({ value, label: say(`session.kind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
          <div className={styles['pair']}>
            <OneOf
              label={say('person.programme')}
              choices={programmes}
              {...form.getInputProps('programmeId')}
            />
            <OneOf
              label={say('session.module')}
              isOptional={form.values.kind !== 'short_course'}
              choices={modules
                .filter(({ state }) => state === 'offered')
                .map(({ id, title }) => ({ value: id, label: pick(title, language) }))}
              {...form.getInputProps('moduleId')}
            />
          </div>
          <SessionFields form={form} />
          <TextInput
            label={say('session.weeks')}
            description={say('session.weeksHint')}
            inputMode="numeric"
            {...form.getInputProps('weeks')}
          />
          <Text c="dimmed">{say('session.planHappens')}</Text>
          <TroubleNotice trouble={plan.trouble} />
          <div className={styles['end']}>
            <Button type="submit" loading={plan.isPending}>
              {say('sessions.plan')}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  )
}
