import { TextInput } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { nameOf } from '../casework/person.ts'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { useChange } from '../kit/use-change.ts'
import { typedNumber } from '../language/digits.ts'
import { useWords } from '../language/words.tsx'
import type { Roster, RosterLine } from './sessions.ts'

const statuses = [
  'attended',
  'late',
  'excused',
  'absent',
] as const satisfies readonly CodesOf<'attendance.status'>[]

type Line = { participantId: string; status: string; teachingUnits: string }
type Entry = { lines: Line[] }
type Body = CallOptions<'recordAttendance'>['body']

/** How each of those who have a place attended; those of whom nothing is chosen are left as they are. */
export function AttendanceForm({ roster, onDone }: { readonly roster: Roster; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useChange<Roster, Entry>(roster, {
    entryOf: ({ lines }) => ({ lines: lines.filter(hasPlace).map(lineOf) }),
    send: (api, { entry, first, before }) =>
      api.recordAttendance({
        params: { sessionId: before.id },
        ifMatch: before.version,
        body: bodyOf(entry, first),
      }),
    onDone,
  })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ lines }) =>
        lines.map(({ names, attendance }) => [
          names === undefined ? say('roster.erased') : nameOf(names),
          say(attendance === undefined ? 'attendance.notYet' : `attendance.status.${attendance.status}`),
        ])
      }
      happens={say('attendance.happens')}
      onBack={onDone}
    >
      {form.values.lines.map((line, place) => {
        const names = roster.lines.find(({ participantId }) => participantId === line.participantId)?.names
        const name = names === undefined ? say('roster.erased') : nameOf(names)
        return (
          <div key={line.participantId} className={styles['pair']}>
            <OneOf
              label={say('attendance.of', { name })}
              isOptional
              choices={statuses.map((value) => ({ value, label: say(`attendance.status.${value}`) }))}
              {...form.getInputProps(`lines.${place}.status`)}
            />
            {line.status === 'late' && (
              <TextInput
                label={say('attendance.unitsOf', { name })}
                inputMode="numeric"
                required
                withAsterisk={false}
                {...form.getInputProps(`lines.${place}.teachingUnits`)}
              />
            )}
          </div>
        )
      })}
    </ChangeForm>
  )
}

function hasPlace({ place, erased }: RosterLine): boolean {
  return place === 'enrolled' && !erased
}

function lineOf({ participantId, attendance }: RosterLine): Line {
  return {
    participantId,
    status: attendance?.status ?? '',
    teachingUnits: attendance === undefined ? '' : String(attendance.teachingUnits),
  }
}

/** The lines that say something; of those that say what stood there already, none where others say something new. */
export function bodyOf({ lines }: Entry, first: Entry): Body {
  const said = lines.filter(({ status }) => status !== '')
  const isNew = (line: Line) =>
    !first.lines.some(
      (before) =>
        before.participantId === line.participantId &&
        before.status === line.status &&
        (line.status !== 'late' || before.teachingUnits === line.teachingUnits),
    )
  const fresh = said.filter(isNew)
  const body = {
    lines: (fresh.length > 0 ? fresh : said).map(({ participantId, status, teachingUnits }) => ({
      participantId,
      status,
      ...(status === 'late' && { teachingUnits: typedNumber(teachingUnits) }),
    })),
  }
  return body as Body // what was typed may break a rule: the API refuses it by field
}
