import { sideBySide } from '../language/side-by-side.ts'
import type { useWords } from '../language/words.tsx'
import type { Standing, Visit } from './visit.ts'

type Told = Pick<Standing, 'status' | 'isSigned'> & { readonly teachingUnits?: number | undefined }

/** How somebody attended in one line: there or not, for how long, signed or not. */
export function entryText(
  { say, language }: Pick<ReturnType<typeof useWords>, 'say' | 'language'>,
  { status, teachingUnits, isSigned }: Told,
  { session }: Pick<Visit, 'session'>,
): string {
  return sideBySide(language, [
    say(`attendance.status.${status}`),
    teachingUnits !== undefined &&
      teachingUnits > 0 &&
      say('attendance.units', { units: teachingUnits, planned: session.teachingUnits }),
    isSigned && say('visit.signed'),
  ])
}
