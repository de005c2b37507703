import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'
import { aTemplate } from '../support/templates.ts'

/* A coordinator prepares the end of a programme, sees who is left in it, and lets them go on in the next one. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const lead = await stage.join(admin, ['coordinator'])
const { api } = lead
const { at } = await desks(stage)

test('a coordinator prepares the end of a programme and hands its open cases on', async () => {
  const { modules: _, targets: __, sites: ___, ...frame } = aTemplate()
  const term = { from: '2026-01-01', to: inDays(90) }
  const { body: ending } = await api.openProgramme({ body: { ...frame, name: { en: 'The first' }, term } })
  const { body: next } = await api.openProgramme({ body: { ...frame, name: { en: 'The next' } } })
  for (const given of ['Fatou', 'Awa']) {
    await takeIn(api, named(given, 'Ndiaye', { programmeId: ending.id }))
  }

  const { page, field, press, follow, heading, confirm, complaints } = await at(
    `/programmes/${ending.id}`,
    lead,
  )
  await press('Prepare the end')
  await field('Last day of the work').fill(inDays(91))
  await field('Where those go on who are not done').selectOption({ label: 'here, in The next' })
  await press('Save')
  await field('Last day of the work').and(page.locator('[aria-invalid="true"]')).waitFor()
  await field('Last day of the work').fill(inDays(60))
  await press('Save')
  await page.getByText('here, in The next').waitFor()

  await follow('Who is left')
  await heading('Who is left in The first')
  await page.getByText('0 cases are closed, 2 are open.').waitFor()
  await page.getByRole('link', { name: 'Fatou Ndiaye' }).waitFor()
  await page.getByText('as long as nobody says when they paid last').waitFor()
  expect(await obstaclesOn(page)).toEqual([])
  await confirm('Let them all go on in The next')
  await page.getByText('2 cases were handed on, none is left.').waitFor()
  await page.getByText('Nobody is left in it.').waitFor()
  const { items } = (await api.listParticipants({ query: { programme: next.id } })).body
  expect(items).toHaveLength(2)
  expect(complaints().filter(({ text }) => !text.includes('400'))).toEqual([])
})
