import { expect, test } from 'vitest'
import { takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { fatou, journey, preparedCase, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, awa, chief, lea, admins } = houses
const way = journey(houses)

const phone = '+221 77 000 00 0'
const channels = [
  { kind: 'phone', value: `${phone}1`, safety: { shared: true, mayMentionGermany: false } },
  {
    kind: 'email',
    value: 'watched@example.org',
    safety: { shared: false, mayMentionGermany: true, doNotContact: true },
  },
  {
    kind: 'whatsapp',
    value: `${phone}2`,
    language: 'ar',
    safety: { shared: false, mayMentionGermany: true },
  },
] as const

const departed = async () => {
  const { id } = await preparedCase(houses, fatou({ channels: [...channels] }))
  const accepted = await way.accepted(await way.offered(await way.asked(await way.draft(id))))
  return { accepted, depart: () => way.departed(accepted) }
}

const text = (who: Person, { id }: Pick<SeenReferral, 'id'>, channel: number, language?: string) =>
  who.api.addressPerson({
    params: { referralId: id },
    query: { template: 'please_call', channel, ...(language && { language }) },
  })

test('the sender addresses the person by the rules of its own case', async () => {
  const { accepted } = await departed()
  const { body: shared } = await text(miriam, accepted, 0)
  expect(shared).toMatchObject({
    template: 'please_call',
    channel: { position: 0, kind: 'phone' },
    language: 'fr',
    rules: ['shared', 'no_journey'],
    text: 'Bonjour,\nmerci de nous appeler dès que vous pouvez parler tranquillement.\nCordialement',
  })
  const { body: free } = await text(miriam, accepted, 2)
  expect(free).toMatchObject({ language: 'ar', rules: [] })
  expect(free.text).toContain('Fatou')
  expect(free.text).toContain(houses.bfz.name)
  expect((await text(miriam, accepted, 2, 'de')).body.text).toContain('Rückkehr')
  expect(await refusalOf(text(miriam, accepted, 1))).toMatchObject({
    status: 409,
    code: 'contact_refused',
    what: 'do_not_contact',
  })
  expect(await refusalOf(text(miriam, accepted, 9))).toMatchObject({ status: 400, code: 'invalid' })
})

test('the receiver does once it may know whom it is to meet, and each time is a disclosure', async () => {
  const { accepted, depart } = await departed()
  expect(await refusalOf(text(awa, accepted, 0))).toMatchObject({ status: 409, code: 'package_closed' })
  await depart()
  const disclosures = async () =>
    (await scan(stage.cloud, 'main')).filter(
      ({ pk, sk, occasion }) =>
        String(pk).includes(accepted.id) && String(sk).startsWith('DISCLOSURE#') && occasion === 'read',
    ).length
  const before = await disclosures()
  const { body } = await text(awa, accepted, 0)
  expect(body.text).not.toMatch(/Fatou|Allemagne|retour/)
  // The channel on which nobody is to contact her has not even crossed.
  const { body: second } = await text(chief, accepted, 1)
  expect(second.channel.kind).toBe('whatsapp')
  expect(second.text).toContain(houses.dakar.name)
  expect(second.text).not.toContain(houses.bfz.name)
  expect(await disclosures()).toBe(before + 2)
  const lines = (await scan(stage.cloud, 'main')).filter(({ action }) => action === 'addressPerson')
  expect(lines.filter(({ aggregateId }) => aggregateId === accepted.id)).toHaveLength(2)
})

test('nobody else does', async () => {
  const { accepted } = await departed()
  for (const who of [lea, jonas]) {
    expect(await refusalOf(text(who, accepted, 0))).toMatchObject({ status: 404 })
  }
  expect(await refusalOf(text(admins.bfz, accepted, 0))).toMatchObject({ status: 403 })
  const { id } = await takeIn(miriam.api)
  expect(await refusalOf(text(awa, await way.draft(id), 0))).toMatchObject({ status: 404 })
})
