import { Text } from '@mantine/core'
import { type AttendanceStatus, attendanceStatuses } from '../coaching/attendance.ts'
import { SignaturePicture } from '../coaching/signature-picture.tsx'
import act from '../kit/act.module.css'
import { OneOf } from '../kit/choices.tsx'
import form from '../kit/form.module.css'
import rows from '../kit/rows.module.css'
import { useOpening } from '../kit/use-opening.ts'
import { useWords } from '../language/words.tsx'
import { Contested } from './contested.tsx'
import { entryText } from './entry-text.ts'
import { LineButton } from './line-button.tsx'
import { SignaturePad } from './signature-pad.tsx'
import type { Entry, Visit, VisitLine } from './visit.ts'

/** Somebody on the roster: how they attended, and their signature for it. */
export function VisitRow({
  line,
  visit,
  mayFill,
  onEntry,
  onOwnWord,
}: {
  readonly line: VisitLine
  readonly visit: Visit
  readonly mayFill: boolean
  readonly onEntry: (entry: Entry | undefined) => void
  readonly onOwnWord: () => void
}) {
  const words = useWords()
  const { say } = words
  const { name, standing, entry, obstacle } = line
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>
          <bdi>{name}</bdi>
        </Text>
        {standing !== undefined && entry === undefined && (
          <Text size="sm" c="dimmed">
            {entryText(words, standing, visit)}
          </Text>
        )}
        {obstacle === undefined ? (
          mayFill && <Fields line={line} visit={visit} onEntry={onEntry} />
        ) : (
          <Contested
            line={line}
            obstacle={obstacle}
            visit={visit}
            onOwnWord={onOwnWord}
            onDrop={() => onEntry(undefined)}
          />
        )}
        {entry?.signature?.way === 'drawn' && (
          <SignaturePicture strokes={entry.signature.strokes} label={say('visit.pad', { name })} />
        )}
        {entry?.signature?.way === 'on_paper' && <Text size="sm">{say('visit.onPaper')}</Text>}
      </div>
    </li>
  )
}

/** What is chosen of somebody. Once they have signed it, it is changed by signing anew. */
function Fields({
  line: { name, entry },
  visit,
  onEntry,
}: {
  readonly line: VisitLine
  readonly visit: Visit
  readonly onEntry: (entry: Entry | undefined) => void
}) {
  const { say } = useWords()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  const isSigned = entry?.signature !== undefined
  const choose = (status: string) => {
    const known = attendanceStatuses.find((each) => each === status)
    onEntry(known && entryOf(known, entry?.teachingUnits ?? 1))
  }
  const units = Array.from({ length: visit.session.teachingUnits }, (_, n) => String(n + 1))
  return (
    <div className={form['form']}>
      <div className={form['pair']}>
        <OneOf
          label={say('attendance.of', { name })}
          isOptional
          disabled={isSigned}
          choices={attendanceStatuses.map((value) => ({ value, label: say(`attendance.status.${value}`) }))}
          value={entry?.status ?? ''}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        {entry?.status === 'late' && (
          <OneOf
            label={say('attendance.unitsOf', { name })}
            disabled={isSigned}
            choices={units.map((value) => ({ value, label: value }))}
            value={String(entry.teachingUnits)}
            onChange={({ currentTarget }) => onEntry(entryOf('late', Number(currentTarget.value)))}
          />
        )}
      </div>
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
          <LineButton
            ref={opener}
            onClick={() => {
              if (isSigned) onEntry(unsigned(entry))
              else setOpen(true)
            }}
          >
            {say(isSigned ? 'visit.signAnew' : 'visit.sign', { name })}
          </LineButton>
        </div>
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
