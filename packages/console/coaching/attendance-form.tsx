import { TextInput } from '@mantine/core'
import { nameOf } from '../casework/person.ts'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { useChange } from '../kit/use-change.ts'
import { useWords } from '../language/words.tsx'
import { type AttendanceEntry, attendanceBody, attendanceEntry, attendanceStatuses } from './attendance.ts'
import type { Roster } from './sessions.ts'

/** How each of those who have a place attended; those of whom nothing is chosen are left as they are. */
export function AttendanceForm({ roster, onDone }: { readonly roster: Roster; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useChange<Roster, AttendanceEntry>(roster, {
    entryOf: attendanceEntry,
    send: (api, { entry, first, before }) =>
      api.recordAttendance({
        params: { sessionId: before.id },
        ifMatch: before.version,
        body: attendanceBody(entry, first),
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
              choices={attendanceStatuses.map((value) => ({
                value,
                label: say(`attendance.status.${value}`),
              }))}
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
