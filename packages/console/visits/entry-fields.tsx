import { Text } from '@mantine/core'
import { type AttendanceStatus, attendanceStatuses } from '../coaching/attendance.ts'
import act from '../kit/act.module.css'
import { OneOf } from '../kit/choices.tsx'
import form from '../kit/form.module.css'
import { useOpening } from '../kit/use-opening.ts'
import { useWords } from '../language/words.tsx'
import { entryText } from './entry-text.ts'
import { LineButton } from './line-button.tsx'
import { OwnSignature } from './own-signature.tsx'
import { SignaturePad } from './signature-pad.tsx'
import type { Entry, Visit, VisitLine } from './visit.ts'

/** What is chosen of somebody, and their signature for it. Once they have signed it, it is changed by signing anew. */
export function EntryFields({
  line: { name, entry },
  visit,
  onEntry,
}: {
  readonly line: VisitLine
  readonly visit: Visit
  readonly onEntry: (entry: Entry | undefined) => void
}) {
  const words = useWords()
  const { say } = words
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  const isSigned = entry?.signature !== undefined
  return (
    <>
      {isSigned ? (
        <div>
          <Text>{entryText(words, { ...entry, isSigned }, visit)}</Text>
          <OwnSignature name={name} signature={entry.signature} />
        </div>
      ) : (
        <Choices name={name} entry={entry} visit={visit} onEntry={onEntry} />
      )}
      {entry !== undefined && isOpen && !isSigned && (
        <div ref={opened} tabIndex={-1} className={act['opened']}>
          <SignaturePad
            name={name}
            onBack={() => setOpen(false)}
            onSigned={(signature) => {
              setOpen(false)
              onEntry({ ...entry, signature })
            }}
          />
        </div>
      )}
      {entry !== undefined && !isOpen && (
        <div>
          <LineButton ref={opener} onClick={() => (isSigned ? onEntry(unsigned(entry)) : setOpen(true))}>
            {say(isSigned ? 'visit.signAnew' : 'visit.sign', { name })}
          </LineButton>
        </div>
      )}
    </>
  )
}

function Choices({
  name,
  entry,
  visit,
  onEntry,
}: {
  readonly name: string
  readonly entry: Entry | undefined
  readonly visit: Visit
  readonly onEntry: (entry: Entry | undefined) => void
}) {
  const { say } = useWords()
  const units = Array.from({ length: visit.session.teachingUnits }, (_, n) => String(n + 1))
  const choose = (chosen: string) => {
    const status = attendanceStatuses.find((each) => each === chosen)
    onEntry(status && entryOf(status, entry?.teachingUnits ?? 1))
  }
  return (
    <div className={form['pair']}>
      <OneOf
        label={say('attendance.of', { name })}
        isOptional
        choices={attendanceStatuses.map((value) => ({ value, label: say(`attendance.status.${value}`) }))}
        value={entry?.status ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {entry?.status === 'late' && (
        <OneOf
          label={say('attendance.unitsOf', { name })}
          choices={units.map((value) => ({ value, label: value }))}
          value={String(entry.teachingUnits)}
          onChange={({ currentTarget: { value } }) => value !== '' && onEntry(entryOf('late', Number(value)))}
        />
      )}
    </div>
  )
}

function entryOf(status: AttendanceStatus, teachingUnits: number): Entry {
  return {
    status,
    ...(status === 'late' && { teachingUnits }),
    notedAt: new Date().toISOString(),
  }
}

function unsigned({ signature: _, ...entry }: Entry): Entry {
  return entry
}
