import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { capital } from '../language/capital.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useAttendanceOf } from './sessions.ts'
import { Signed } from './signed.tsx'

/** The sessions that a person attended, and the units that they come to. */
export function AttendanceSheet({ participantId }: { readonly participantId: string }) {
  const { say, language } = useWords()
  const attendance = useAttendanceOf(participantId)
  return (
    <Sheet title={say('attendance.ofCase')}>
      <Reading of={attendance}>
        {({ body: { items, units } }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say('attendance.none')}</Text>
          ) : (
            <>
              <ul className={rows['rows']}>
                {items.map((one) => (
                  <li key={one.sessionId} className={rows['row']}>
                    <div className={rows['who']}>
                      <Link
                        to="/sessions/$sessionId"
                        params={{ sessionId: one.sessionId }}
                        className={rows['name']}
                      >
                        {capital(language, say(`session.kind.${one.kind}`))}
                      </Link>
                      <Text size="sm" c="dimmed">
                        {sideBySide(language, [
                          momentText(language, one.startsAt, one.timeZone),
                          say(`attendance.status.${one.status}`),
                          say('attendance.units', { units: one.teachingUnits, planned: one.plannedUnits }),
                        ])}
                      </Text>
                      <Signed attendance={one} />
                    </div>
                  </li>
                ))}
              </ul>
              <Text fw={600}>
                {say('attendance.sum', {
                  units: units.reduce((sum, { teachingUnits }) => sum + teachingUnits, 0),
                })}
              </Text>
            </>
          )
        }
      </Reading>
    </Sheet>
  )
}
