import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'

/* A new organisation comes on board by hand and makes its first offer: in German here, in French at the centre. */

const stage = await openTestCloud()
const { cloud } = stage
const dakar = await stage.openTenant({
  name: 'Beratungszentrum Dakar',
  kind: 'centre',
  country: 'SN',
  language: 'fr',
})
const awa = await stage.join(dakar.admin, ['coordinator', 'coach'])
const { before } = await desks(stage)
const ownPassword = 'Fussgaengerbruecke-2026!'

const german = { email: 'E-Mail-Adresse', password: 'Passwort', enter: 'Anmelden' }
const french = { email: 'Adresse e-mail', password: 'Mot de passe', enter: 'Se connecter' }

/** Somebody who was invited opens the letter, signs in with the password in it, and chooses one of their own. */
async function comes(email: string) {
  await cloud.settled()
  const letter = cloud.mails().find(({ to, ...mail }) => to === email && 'code' in mail)
  if (letter === undefined || !('code' in letter)) throw new Error(`nobody wrote to ${email}`)
  const desk = await before('', { locale: 'de-DE' })
  await desk.signIn({ email }, letter.code, german)
  await desk.field('Neues Passwort').fill(ownPassword)
  await desk.press('Passwort festlegen')
  await desk.page.getByRole('navigation').waitFor()
  return desk
}

test('from the operator’s form to the first offer, and its acceptance', async () => {
  const operator = await before('/#/tenants', { locale: 'de-DE' })
  await operator.signIn(await stage.operator(), undefined, german)
  await operator.heading('Organisation eröffnen')
  await operator.field('Name der Organisation').fill('Rückkehrwerkstatt Bayern')
  await operator.field('Kurzname').fill('rueckkehrwerkstatt')
  await operator.field('Name der ersten Administration').fill('Ines Huber')
  await operator.field('E-Mail-Adresse').fill('ines@rueckkehrwerkstatt.example.org')
  await operator.press('Eröffnen')
  await operator.page
    .getByText('Rückkehrwerkstatt Bayern ist eröffnet, und die Einladung ist unterwegs.')
    .waitFor()

  // The admin invites two people, opens a programme, and proposes an agreement to the centre by the code on its card.
  const ines = await comes('ines@rueckkehrwerkstatt.example.org')
  await ines.follow('Mitglieder')
  for (const [name, email, role] of [
    ['Miriam Maier', 'miriam@rueckkehrwerkstatt.example.org', 'Coach'],
    ['Jonas Roth', 'jonas@rueckkehrwerkstatt.example.org', 'Sozialpädagogik'],
  ] as const) {
    await ines.field('Name').fill(name)
    await ines.field('E-Mail-Adresse').fill(email)
    // A coach is what is chosen already.
    if (role !== 'Coach') {
      await ines.page.locator('form').getByText('Coach', { exact: true }).click()
      await ines.page.locator('form').getByText(role, { exact: true }).click()
    }
    await ines.press('Einladung senden')
    await ines.page.getByText(`Die Einladung an ${email} ist unterwegs.`).waitFor()
  }
  await ines.follow('Programme')
  await ines.field('Vorlage').selectOption('reintegration_coaching_plus')
  await ines.press('Aus einer Vorlage eröffnen')
  await ines.page.getByRole('link', { name: 'Dieses Programm öffnen' }).waitFor()

  const cheikh = await before('/#/organisation', { locale: 'fr-FR' })
  await cheikh.signIn(dakar.admin, undefined, french)
  const code = await cheikh.page.locator('code[dir=ltr]').first().textContent()
  await ines.follow('Korridore')
  await ines.follow('Korridor vorschlagen')
  await ines.field('Code der Organisation').fill(code ?? '')
  await ines.page.getByRole('status').getByText('Beratungszentrum Dakar').waitFor()
  await ines.field('Rechtsgrundlage').selectOption('explicit_consent_49_1_a')
  await ines.press('Korridor vorschlagen')
  await ines.heading('An Beratungszentrum Dakar')

  await cheikh.follow('Couloirs')
  await cheikh.heading('De Rückkehrwerkstatt Bayern')
  await cheikh.confirm('Signer')
  await cheikh.page.getByText('actif', { exact: true }).waitFor()

  // The coach takes somebody in and refers them; a colleague hears the yes.
  const miriam = await comes('miriam@rueckkehrwerkstatt.example.org')
  const jonas = await comes('jonas@rueckkehrwerkstatt.example.org')
  await miriam.follow('Meine Fälle')
  await miriam.follow('Jemanden aufnehmen')
  await miriam.field('Vorname').fill('Aminata')
  await miriam.field('Nachname').fill('Diallo')
  await miriam.page.getByText('Französisch', { exact: true }).click()
  await miriam.field('Land').selectOption('SN')
  await miriam.press('Jemanden aufnehmen')
  await miriam.heading('Aminata Diallo')
  // Nobody is referred of whom nothing is told.
  await miriam.follow('Verweisen oder übergeben')
  await miriam.heading('Es fehlt noch, worüber andere entscheiden')
  await miriam.follow('Was die Person kann')
  await miriam.field('Beruf').fill('7531')
  await miriam.field('Jahre').fill('4')
  await miriam.field('Fähigkeiten in einfachen Worten').fill('Nähen')
  await miriam.press('Speichern')
  await miriam.heading('Aminata Diallo')
  await miriam.follow('Verweisen oder übergeben')
  await miriam.page.getByText('Beratung', { exact: true }).click()
  await miriam.press('Der Person zeigen, was übergeben würde')
  await miriam.heading('Wozu die Person Ja sagt')
  await miriam.field('Zweite Person aus dem Team, die dabei war').selectOption({ label: 'Jonas Roth' })
  await miriam.press('Die Person sagt Ja')
  await miriam.page.getByText('Angeboten', { exact: true }).waitFor()

  // In Dakar it waits on the first screen.
  const adviser = await before('', { locale: 'fr-FR' })
  await adviser.signIn(awa, undefined, french)
  await adviser.heading('Vous attend')
  await adviser.page.locator('main li a').first().click()
  await adviser.confirm('Accepter')
  await adviser.page.getByText('accepté', { exact: true }).first().waitFor()

  const { items } = (await awa.api.listReferrals({ query: { box: 'inbox' } })).body
  expect(items).toMatchObject([{ state: 'accepted', kind: 'handover', owner: 'sender' }])
  for (const { complaints } of [operator, ines, cheikh, miriam, jonas, adviser])
    expect(complaints()).toEqual([])
})
