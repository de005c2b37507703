import { Text } from '@mantine/core'
import { Editable } from '../../kit/editable.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Reading } from '../../kit/reading.tsx'
import { listText } from '../../language/list.ts'
import { dayText, weekdayText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { type Calendar, subdivisions, useCalendar } from './calendar.ts'
import { CalendarForm } from './calendar-form.tsx'
import type { OwnTenant } from './own-tenant.ts'

/** By which calendar the deadlines of the organisation run. */
export function CalendarSheet({ tenant }: { readonly tenant: OwnTenant }) {
  const { say } = useWords()
  const { has } = useWho()
  const calendar = useCalendar()
  return (
    <Editable
      title={say('calendar.title')}
      action={say('calendar.edit')}
      mayEdit={has('admin') && calendar.data !== undefined}
      form={(close) =>
        calendar.data && <CalendarForm calendar={calendar.data.body} tenant={tenant} onDone={close} />
      }
    >
      <Reading of={calendar}>{({ body }) => <CalendarFacts calendar={body} />}</Reading>
    </Editable>
  )
}

function CalendarFacts({ calendar }: { readonly calendar: Calendar }) {
  const { say, language } = useWords()
  const { effective, holidays, removed, subdivision, knownUntil } = calendar
  const land = subdivisions.find((one) => one === subdivision)
  return (
    <>
      <Facts
        facts={[
          [say('calendar.timeZone'), <bdi key="zone">{effective.timeZone}</bdi>],
          [
            say('calendar.weekend'),
            effective.weekend.length === 0
              ? say('calendar.noWeekend')
              : listText(
                  language,
                  effective.weekend.map((day) => weekdayText(language, day)),
                ),
          ],
          land !== undefined && [say('calendar.land'), say(`land.${land}`)],
          [
            say('calendar.coming'),
            holidays.map(({ day, key, isExpected }) => (
              <Text key={day}>
                {dayText(language, day)}
                {key === 'own' && ` (${say('calendar.own')})`}
                {isExpected && ` (${say('calendar.expected')})`}
              </Text>
            )),
          ],
          removed.length > 0 && [
            say('calendar.removed'),
            listText(
              language,
              removed.map((day) => dayText(language, day)),
            ),
          ],
        ]}
      />
      <Text size="sm" c="dimmed">
        {say('calendar.knownUntil', { day: dayText(language, knownUntil) })}
      </Text>
    </>
  )
}
