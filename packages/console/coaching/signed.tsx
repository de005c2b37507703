import { Text } from '@mantine/core'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { RosterLine } from './sessions.ts'
import { SignaturePicture } from './signature-picture.tsx'

type Attendance = Pick<
  NonNullable<RosterLine['attendance']>,
  'signature' | 'status' | 'teachingUnits' | 'timeZone' | 'plannedUnits'
>

/** A person's signature with when it was given, and for what, where something else stands there now. */
export function Signed({ attendance }: { readonly attendance: Attendance }) {
  const { say, language } = useWords()
  const { signature, timeZone, plannedUnits } = attendance
  if (signature === undefined) return null
  const when = momentText(language, signature.signedAt, timeZone)
  const isForEarlier =
    signature.status !== attendance.status || signature.teachingUnits !== attendance.teachingUnits
  const label = say(signature.way === 'drawn' ? 'signature.drawn' : 'signature.onPaper', { when })
  return (
    <div>
      {signature.way === 'drawn' && <SignaturePicture strokes={signature.strokes} label={label} />}
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      {isForEarlier && (
        <Text size="sm" fw={600}>
          {say('signature.forEarlier', {
            status: say(`attendance.status.${signature.status}`),
            units: signature.teachingUnits,
            planned: plannedUnits,
          })}
        </Text>
      )}
    </div>
  )
}
