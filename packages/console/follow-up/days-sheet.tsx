import { Text } from '@mantine/core'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Reading } from '../kit/reading.tsx'
import { useChange } from '../kit/use-change.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { type Days, type DaysEntry, daysBody, daysEntry, type OwnDays, useOwnDays } from './days.ts'
import { DaysFields } from './days-fields.tsx'

/** After how many days an organisation asks how people fare. */
export function FollowUpDaysSheet() {
  const { say } = useWords()
  const { has } = useWho()
  const own = useOwnDays()
  return (
    <Editable
      title={say('followUpDays.title')}
      action={say('followUpDays.edit')}
      mayEdit={has('admin', 'coordinator') && own.data !== undefined}
      form={(close) => own.data && <DaysForm own={own.data.body} onDone={close} />}
    >
      <Reading of={own}>{({ body }) => <DaysText days={body.days} />}</Reading>
    </Editable>
  )
}

/** The days in words. */
export function DaysText({ days }: { readonly days: Days | undefined }) {
  const { say } = useWords()
  return <Text>{days === undefined ? say('followUpDays.months') : say('followUpDays.own', days)}</Text>
}

function DaysForm({ own, onDone }: { readonly own: OwnDays; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useChange<OwnDays, { days: DaysEntry }>(own, {
    entryOf: ({ days }) => ({ days: daysEntry(days) }),
    send: (api, { entry, before }) =>
      api.setFollowUpDays({ ifMatch: before.version, body: { days: daysBody(entry.days) } }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={({ days }) => [
        [
          say('followUpDays.title'),
          days === undefined ? say('followUpDays.months') : say('followUpDays.own', days),
        ],
      ]}
      happens={say('followUpDays.happens')}
      onBack={onDone}
    >
      <DaysFields form={change.form} field="days" />
    </ChangeForm>
  )
}
