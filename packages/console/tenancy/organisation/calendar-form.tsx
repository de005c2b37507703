import { Button, Checkbox, Text, TextInput } from '@mantine/core'
import { ChangeForm } from '../../kit/change-form.tsx'
import { ManyOf, OneOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { errorIn } from '../../kit/use-body-form.ts'
import { useChange } from '../../kit/use-change.ts'
import { weekdayChoices } from '../../language/choices.ts'
import { listText } from '../../language/list.ts'
import { dayText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import {
  type Calendar,
  type CalendarEntry,
  calendarBody,
  calendarEntry,
  removableDays,
  subdivisions,
} from './calendar.ts'
import type { OwnTenant } from './own-tenant.ts'

/** What the organisation corrects of its country's calendar. */
export function CalendarForm({
  calendar,
  tenant,
  onDone,
}: {
  readonly calendar: Calendar
  readonly tenant: OwnTenant
  readonly onDone: () => void
}) {
  const words = useWords()
  const { say, language } = words
  const change = useChange<Calendar, CalendarEntry>(calendar, {
    entryOf: calendarEntry,
    send: (api, { entry, before }, idempotencyKey) =>
      api.correctCalendar({ ifMatch: before.version, body: calendarBody(entry), idempotencyKey }),
    onDone,
  })
  const { form } = change
  const { values } = form
  const lands = subdivisions.filter((one) => one.startsWith(`${tenant.country}-`))
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), calendar.effective.timeZone])].sort()
  const days = (some: readonly string[]) =>
    listText(
      language,
      some.map((day) => dayText(language, day)),
    )
  return (
    <ChangeForm
      change={change}
      shown={({ effective, added, removed }) => [
        [say('calendar.timeZone'), effective.timeZone],
        [say('calendar.added'), days(added)],
        [say('calendar.removed'), days(removed)],
      ]}
      happens={say('calendar.happens')}
      onBack={onDone}
    >
      <OneOf
        label={say('calendar.timeZone')}
        description={say('calendar.timeZoneHint')}
        isOptional
        choices={zones.map((value) => ({ value, label: value }))}
        {...form.getInputProps('timeZone')}
      />
      {lands.length > 0 && (
        <OneOf
          label={say('calendar.land')}
          isOptional
          choices={lands.map((value) => ({ value, label: say(`land.${value}`) }))}
          {...form.getInputProps('subdivision')}
        />
      )}
      <Checkbox
        label={say('calendar.ownWeekend')}
        {...form.getInputProps('hasOwnWeekend', { type: 'checkbox' })}
      />
      {values.hasOwnWeekend && (
        <ManyOf
          label={say('calendar.weekend')}
          choices={weekdayChoices(words)}
          {...form.getInputProps('weekend')}
          error={errorIn(form.errors, 'weekend')}
        />
      )}
      <Text fw={600}>{say('calendar.added')}</Text>
      {values.added.map((_, place) => (
        // The rows stand in their order, and each has a position and no name of its own.
        <div key={place} className={styles['pair']}>
          <TextInput
            label={say('calendar.day', { number: String(place + 1) })}
            type="date"
            {...form.getInputProps(`added.${place}`)}
          />
          <div>
            <Button variant="subtle" size="compact-sm" onClick={() => form.removeListItem('added', place)}>
              {say('calendar.removeDay', { number: String(place + 1) })}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => form.insertListItem('added', '')}>
          {say('calendar.addDay')}
        </Button>
      </div>
      <ManyOf
        label={say('calendar.removed')}
        description={say('calendar.removedHint')}
        choices={removableDays(calendar).map((value) => ({ value, label: dayText(language, value) }))}
        {...form.getInputProps('removed')}
        error={errorIn(form.errors, 'removed')}
      />
    </ChangeForm>
  )
}
