import { expect, test } from 'vitest'
import { endings } from '../retention/support.ts'
import { aPerson, aProgramme, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { plant, scanSpelled } from '../support/engine.ts'
import { inDays } from '../support/exchange.ts'

/* A coach sees up to when a case is kept and holds it; a coordinator lets it go; an admin sees what goes next. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const coach = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const { programme } = await aProgramme(coordinator.api)
const { id } = await takeIn(coach.api, aPerson({ programmeId: programme.id }))
const { at, before } = await desks(stage)

test('a case says up to when it is kept, is held with a reason, and is let go again', async () => {
  const { page, field, press, complaints } = await at(`/cases/${id}`, coach)
  await page.getByText('It stays as long as it is open').waitFor()
  await page.getByText('nobody has said when the last payment was').waitFor()
  await press('Hold the case')
  const form = page.getByRole('form', { name: 'Hold the case' })
  await form.getByText('The person is told why on their page').waitFor()
  await field('Why').selectOption('complaint')
  await field('Last day').fill(inDays(90))
  await form.getByRole('button', { name: 'Hold the case' }).click()
  await page.getByText('A complaint of the person').waitFor()
  expect(await page.getByRole('button', { name: 'End the hold' }).count()).toBe(0)
  expect(complaints()).toEqual([])

  const lead = await at(`/cases/${id}`, coordinator)
  await lead.confirm('End the hold')
  await lead.page.getByText(/Ended on/).waitFor()
  expect(lead.complaints()).toEqual([])
})

test('a programme is told when its funders paid last', async () => {
  const { page, field, press, complaints } = await at(`/programmes/${programme.id}`, coordinator)
  await press('Change the frame')
  await field('Last payment of the funders').fill(inDays(-1))
  await press('Save')
  // The form has the same words as what stands in its place once it was saved.
  await page.getByRole('button', { name: 'Change the frame' }).waitFor()
  await page.getByText('Last payment of the funders').waitFor()
  const { body } = await coordinator.api.readProgramme({ params: { programmeId: programme.id } })
  expect(body.lastPaymentOn).toBe(inDays(-1))
  expect(complaints()).toEqual([])
})

test('what goes next is listed, with a name to those who see cases alone', async () => {
  const { id: gone } = await takeIn(coach.api, named('Amina', 'Diallo'))
  await endings(stage).close(coach, gone)
  await closedLongAgo(gone)
  const lead = await at('/retention', coordinator)
  await lead.page.getByRole('link', { name: 'Amina Diallo' }).waitFor()
  expect(lead.complaints()).toEqual([])
  const office = await before()
  await office.signIn(admin)
  await office.page.getByRole('link', { name: 'What goes next' }).first().click()
  await office.page.getByText('A case', { exact: true }).waitFor()
  expect(await office.page.getByText('Diallo').count()).toBe(0)
  expect(office.complaints()).toEqual([])
})

/** Has a case be due in three weeks, as if it had been closed two years ago. */
async function closedLongAgo(participant: string): Promise<void> {
  const rows = await scanSpelled(stage.cloud, 'main')
  const row = rows.find(
    ({ entity, pk }) => entity?.['S'] === 'CaseRetention' && String(pk?.['S']).endsWith(participant),
  )
  if (row === undefined) throw new Error('no time runs for this case')
  const day = { S: inDays(21) }
  await plant(stage.cloud, 'main', { ...row, dueOn: day, gsi2sk: { S: `${day.S}#${participant}` } })
}
