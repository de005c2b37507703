import { addDays, localDay } from '@passerelle/domain/calendar'
import { expect, test } from 'vitest'
import { takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { noteAbout } from '../support/notes.ts'
import { refusalOf } from '../support/refusal.ts'

/*
 * A day begins where people are: an organisation at the other end of the world is a day before UTC, or after it, and what it
 * writes down, opens and holds goes by its own day.
 */

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const [coordinator, coach] = [await stage.join(admin, ['coordinator']), await stage.join(admin, ['coach'])]
const { id: participantId } = await takeIn(coach.api)

/** A zone where it is another day than in UTC, whatever the hour of the test. */
const far = () => (new Date().getUTCHours() < 11 ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati')

const todayIn = (timeZone: string) => localDay(Date.now(), timeZone)

/** Moves the organisation to a zone, from the next time on that its members are let in. */
async function moveTo(timeZone: string) {
  const { version } = (await admin.api.readCalendar()).body
  await admin.api.correctCalendar({ body: { added: [], removed: [], timeZone }, ifMatch: version })
  stage.cloud.forgetAuthorizations()
}

const stateOfTerm = async (from: string, to: string) => {
  const body = { template: 'reintegration_coaching_plus', term: { from, to } } as const
  return (await coordinator.api.openProgramme({ body })).body.state
}

test('what an organisation writes down, opens and holds goes by the day that it is there', async () => {
  const zone = far()
  await moveTo(zone)
  const today = todayIn(zone)
  expect(today).not.toBe(todayIn('UTC'))

  expect((await noteAbout(coach.api, participantId, { class: 'coaching' })).day).toBe(today)

  expect(await stateOfTerm(today, today)).toBe('active')
  expect(await stateOfTerm(addDays(today, 1), addDays(today, 1))).toBe('planned')
  expect(await stateOfTerm(addDays(today, -1), addDays(today, -1))).toBe('ended')

  const hold = (until: string) =>
    coordinator.api.placeHold({ params: { participantId }, body: { ground: 'complaint', until } })
  expect(await refusalOf(hold(today))).toMatchObject({
    errors: [{ path: 'body.until', code: 'not_in_the_future' }],
  })
  expect((await hold(addDays(today, 1))).body.holds).toMatchObject([{ until: addDays(today, 1) }])
})

test('an organisation that moves goes by the day of where it has come', async () => {
  await moveTo('Europe/Berlin')
  const note = await noteAbout(coach.api, participantId, { class: 'coaching' })
  expect(note.day).toBe(todayIn('Europe/Berlin'))
})
