import { expect, test } from 'vitest'
import { aProgramme } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'
import { anEvent, anInstitution, institutionsIn } from '../support/networks.ts'
import type { Complaint } from '../support/open-browser.ts'

/* A coordinator keeps a network, lets a double count once, plans an event, and sees what came of it. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const lead = await stage.join(admin, ['coordinator'])
const coach = await stage.join(admin, ['coach'])
const { programme } = await aProgramme(lead.api)
const { body: double } = await lead.api.addInstitution({
  body: anInstitution({ name: 'CASA ESPERANZA A.C.', place: 'Saltillo' }),
})
const { at } = await desks(stage)

const noted = (...statuses: readonly number[]): readonly Complaint[] =>
  statuses.map((status) => ({ kind: 'log', text: expect.stringContaining(`status of ${status}`) }))

test('a coordinator opens a network, and is told of an institution that is there already', async () => {
  const { page, field, press, confirm, heading, follow, complaints } = await at('/networks', lead)
  const told = (text: string) => page.getByText(text, { exact: true }).waitFor()
  await heading('No network yet')
  await press('Open a network')
  await field('Name of the network').fill('Red de Retorno')
  await page.locator('form').getByRole('button', { name: 'Open a network', exact: true }).click()
  await heading('Red de Retorno')
  await field('Name of the institution').fill('Casa Esperanza')
  await field('Country').selectOption('MX')
  await field('Town (optional)').fill('Saltillo')
  await press('Add an institution')
  await told('Likely the same institution')
  await confirm('Count CASA ESPERANZA A.C. as this one')
  await heading('Counted as this one')
  await confirm('Count CASA ESPERANZA A.C. by itself again')
  await told('Likely the same institution')
  await confirm('Count CASA ESPERANZA A.C. as this one')
  await heading('Counted as this one')
  await follow('Red de Retorno')
  await page.getByText('1 institution, 1 of them non-governmental').waitFor()
  expect(complaints()).toEqual([])
})

test('an event is planned with its mistakes at their fields, counted by heads, and corrected', async () => {
  const { page, field, press, heading, follow, complaints } = await at('/networks', lead)
  await follow('Plan an event')
  await heading('Plan an event')
  await field('Programme').selectOption(programme.id)
  await field('What it is').selectOption('dialogue')
  await field('What it is about').fill('Shelters and schools')
  await field('Form of the dialogue').fill('Round table')
  await field('Day').fill(inDays(-2))
  await field('Time zone').fill('America/Mexico_City')
  await press('Plan an event')
  await field('Place').and(page.locator('[aria-invalid="true"]')).waitFor()
  await field('Place').fill('Museo')
  await press('Plan an event')
  await heading('Shelters and schools')
  await press('Write down who came')
  await page.getByLabel('Institution 1', { exact: true }).and(page.locator('select')).selectOption(double.id)
  await field('Persons, institution 1').fill('3')
  await field('Of them, at an earlier event already, institution 1').fill('4')
  await press('Save')
  await field('Of them, at an earlier event already, institution 1')
    .and(page.locator('[aria-invalid="true"]'))
    .waitFor()
  await field('Of them, at an earlier event already, institution 1').fill('1')
  await field('Persons from no institution').fill('2')
  await press('Save')
  await page.getByText('3 persons, 1 of them counted before').waitFor()
  await press('Write down who came')
  await field('Persons, institution 1').fill('5')
  await press('Save')
  await page.getByText('It was corrected once.').waitFor()
  expect(complaints()).toEqual(noted(400, 400))

  await page.evaluate(`location.hash = '/networks'`)
  await heading('Figures')
  await field('From').fill(inDays(-30))
  await field('Programme').selectOption(programme.id)
  const figure = (name: string, value: string) =>
    page.locator('dl > div', { has: page.getByText(name, { exact: true }) }).getByText(value, { exact: true })
  await figure('Persons, each once', '6').waitFor()
  await figure('Institutions, each once', '1').waitFor()
  await figure('Forms of dialogue', '1').waitFor()
})

test('whoever came from any of many institutions is written down, beyond the first page of them', async () => {
  const many = Array.from({ length: 100 }, (_, n) =>
    anInstitution({ name: `School ${n}`, place: `Town ${n}` }),
  )
  const ids = await institutionsIn(lead.api, many)
  const last = String(ids.at(-1))
  const { body: planned } = await lead.api.planEvent({ body: anEvent(programme.id, { title: 'Open day' }) })
  const { page, field, press, heading, complaints } = await at(`/events/${planned.id}`, lead)
  await heading('Open day')
  await press('Write down who came')
  await page.getByLabel('Institution 1', { exact: true }).and(page.locator('select')).selectOption(last)
  await field('Persons, institution 1').fill('1234')
  await press('Save')
  await page.getByText('1,234 persons').first().waitFor()
  const { body } = await lead.api.readEventAttendance({ params: { eventId: planned.id } })
  expect(body.event.attendance?.lines).toEqual([{ institutionId: last, persons: 1234, returning: 0 }])
  await page.evaluate(`location.hash = '/networks'`)
  await field('Programme').selectOption(programme.id)
  await page.locator('dl').getByText('1,240', { exact: true }).first().waitFor()
  expect(complaints()).toEqual([])
})

test('a coach reads all of it and changes nothing', async () => {
  const { page, heading, follow } = await at('/networks', coach)
  await page.getByRole('link', { name: 'Shelters and schools' }).waitFor()
  expect(await page.getByRole('link', { name: 'Plan an event' }).count()).toBe(0)
  await follow('All institutions')
  await heading('All institutions')
  await page.getByRole('link', { name: 'CASA ESPERANZA A.C.' }).click()
  await heading('CASA ESPERANZA A.C.')
  expect(await page.getByRole('button', { name: 'Change the institution' }).count()).toBe(0)
})
