import { expect, test } from 'vitest'
import { memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { noteAbout } from '../support/notes.ts'

/* A counsellor writes down what was told in confidence; a colleague reads it once they are let in, and a coach never. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const counsellor = await stage.join(admin, ['counsellor', 'coach'])
const second = await stage.join(admin, ['counsellor', 'coordinator'])
const coach = await stage.join(admin, ['coach'])
const { id } = await takeIn(counsellor.api, named('Amina', 'Diallo', { deputyId: memberId(coach) }))
const { at } = await desks(stage)

test('a counsellor writes, corrects and takes away notes, and lets a colleague read those in confidence', async () => {
  const { page, field, press, confirm, follow, heading, complaints } = await at(`/cases/${id}`, counsellor)
  await follow('Open the notes')
  await heading('No note yet')
  await press('Write a note')
  await field('Who may read it').selectOption('confidential_203')
  await field('In contact by').selectOption('phone')
  await field('Note').fill('Was told in confidence\nover two lines')
  await press('Save')
  await page.locator('select:invalid').waitFor()
  await field('What came of it').selectOption('reached')
  await press('Save')
  await page.getByText('Was told in confidence').waitFor()
  await page.locator('main section').getByText('confidential', { exact: true }).last().waitFor()
  const words = await page.getByText('over two lines').boundingBox()
  expect(words?.height).toBeGreaterThan(40)

  await press('Correct this note')
  await field('Note').fill('Was told in confidence, and more')
  await press('Save')
  await page.getByText('What stood there before').waitFor()
  await press('Let a colleague in')
  await field('Counsellor').selectOption(memberId(second))
  await page.locator('form').getByRole('button', { name: 'Let a colleague in' }).click()
  await page.getByRole('button', { name: /: read no longer/ }).waitFor()

  const reader = await at(`/cases/${id}/notes`, second)
  await reader.page.getByText('and more').waitFor()
  await noteAbout(counsellor.api, id, { class: 'coaching', text: 'Wants to sew' })
  const outsider = await at(`/cases/${id}/notes`, coach)
  await outsider.page.getByText('Wants to sew').waitFor()
  expect(await outsider.page.getByText('and more').count()).toBe(0)
  expect(await outsider.page.getByText('Who reads your confidential notes').count()).toBe(0)

  await confirm('Take this note away')
  await page.getByText('Wants to sew').waitFor()
  expect(await page.getByText('and more').count()).toBe(0)
  expect(complaints()).toEqual([])
})
