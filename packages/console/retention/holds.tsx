import { Text, TextInput } from '@mantine/core'
import { Act, Acts } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText, momentText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { type CaseRetention, grounds, type Hold, type NewHold } from './retention.ts'

type HoldsProps = { readonly participantId: string; readonly retention: CaseRetention }

/** What holds a case, and how it is held or let go. */
export function Holds({ participantId, retention }: HoldsProps) {
  return (
    <>
      <ul className={rows['rows']}>
        {retention.holds.map((hold) => (
          <HoldRow key={hold.id} {...{ participantId, hold }} version={retention.version} />
        ))}
      </ul>
      <Acts>
        <PlaceHold participantId={participantId} />
      </Acts>
    </>
  )
}

function HoldRow({
  participantId,
  hold,
  version,
}: {
  readonly participantId: string
  readonly hold: Hold
  readonly version: number
}) {
  const { say, language } = useWords()
  const { has } = useWho()
  const stands = hold.endedAt === undefined && hold.until >= today()
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>{say(`hold.ground.${hold.ground}`)}</Text>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            say('hold.until', { day: dayText(language, hold.until) }),
            say('hold.placed', { day: momentText(language, hold.placedAt) }),
            hold.endedAt !== undefined && say('hold.ended', { day: momentText(language, hold.endedAt) }),
          ])}
        </Text>
        {stands && has('coordinator') && (
          <Act
            label={say('hold.end')}
            happens={say('hold.endHappens')}
            version={version}
            first={undefined}
            send={(api, { version: ifMatch }) =>
              api.endHold({ params: { participantId, holdId: hold.id }, ifMatch })
            }
          />
        )}
      </div>
    </li>
  )
}

function PlaceHold({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  return (
    <Act
      label={say('hold.place')}
      happens={say('hold.placeHappens')}
      first={{ ground: '', until: '' }}
      fields={({ said, setSaid, errors }) => (
        <>
          <OneOf
            label={say('hold.groundLabel')}
            choices={grounds.map((value) => ({ value, label: say(`hold.ground.${value}`) }))}
            value={said.ground}
            error={errors['ground']}
            onChange={({ currentTarget }) => setSaid({ ...said, ground: currentTarget.value })}
          />
          <TextInput
            label={say('hold.day')}
            description={say('hold.dayHint')}
            type="date"
            required
            withAsterisk={false}
            value={said.until}
            error={errors['until']}
            onChange={({ currentTarget }) => setSaid({ ...said, until: currentTarget.value })}
          />
        </>
      )}
      send={(api, { said }, idempotencyKey) =>
        // What was typed may break a rule: the API refuses it by field.
        api.placeHold({ params: { participantId }, body: said as NewHold, idempotencyKey })
      }
    />
  )
}
