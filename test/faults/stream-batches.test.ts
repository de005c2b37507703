import type { Mail } from '@passerelle/local-cloud'
import { expect, test } from 'vitest'
import { dice } from '../isolation/support/random.ts'
import { openTestCloud } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { plant, scan } from '../support/engine.ts'
import { journey, preparedCase, twoHouses } from '../support/exchange.ts'
import { publishedOffer } from '../support/offers.ts'
import { messagesOf, openStream, refusedIn, type StreamRecord } from '../support/stream.ts'
import { addedEmployer, openedVacancy } from '../support/vacancies.ts'

/*
 * Thousands of batches of changes: from anywhere in the past, in any order, some of them twice and some of them beyond
 * repair. The state that the functions which follow them have made of the changes in their order stands
 * afterwards.
 */

const batches = effort({ usual: 1_500, whole: 10_000 })
const atOnce = 4
const functions = ['invite-members', 'notify-members', 'show-offers'] as const

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
const chance = dice(20_260_611)

/** A change that no function can make anything of. */
const poison: readonly ((record: StreamRecord) => StreamRecord)[] = [
  (record) => ({ ...record, dynamodb: { ...record.dynamodb, Keys: { pk: { S: 'T#' }, sk: { S: '' } } } }),
  (record) => ({
    ...record,
    dynamodb: { ...record.dynamodb, Keys: { ...record.dynamodb.Keys, pk: { N: '7' } } },
  }),
  (record) => ({ ...record, dynamodb: { ...record.dynamodb, Keys: { odd: { S: 'y' } } } }),
]

const beyondRepair = 'spoilt-'

type Batch = { readonly name: (typeof functions)[number]; readonly records: readonly StreamRecord[] }

/** Some changes, in any order, one of them perhaps twice and one perhaps beyond repair. */
function batchOf(name: Batch['name'], changes: readonly StreamRecord[]): Batch {
  const records = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(changes))
  if (chance.below(4) === 0) records.push(chance.pick(records))
  if (chance.below(4) === 0) {
    const spoilt = chance.pick(poison)(chance.pick(changes))
    const SequenceNumber = `${beyondRepair}${spoilt.dynamodb.SequenceNumber}`
    records.splice(chance.below(records.length + 1), 0, {
      ...spoilt,
      dynamodb: { ...spoilt.dynamodb, SequenceNumber },
    })
  }
  return { name, records }
}

const counts = { batches: 0, records: 0, twice: 0, spoilt: 0 }

/** Hands a batch over as Lambda does: what failed comes again, and is left out in the end. */
async function deliver({ name, records }: Batch): Promise<void> {
  counts.batches += 1
  counts.records += records.length
  counts.twice += records.length - new Set(records).size
  const outcome = await cloud.invoke(name, { Records: messagesOf(records) })
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  const refused = refusedIn(outcome.payload)
  if (refused.some((number) => !number.startsWith(beyondRepair)))
    throw new Error(`${name} refuses a sound change`)
  const spoilt = records.filter(({ dynamodb }) => dynamodb.SequenceNumber.startsWith(beyondRepair))
  expect(refused).toHaveLength(spoilt.length)
  counts.spoilt += spoilt.length
}

/** All that stands in the engine, and every letter. */
async function everything() {
  await cloud.settled()
  const [main, keys] = await Promise.all([scan(cloud, 'main'), scan(cloud, 'keys')])
  const rows = [...main, ...keys].map((row) => JSON.stringify(row, inOrder)).sort()
  const letters = cloud.mails().filter(({ kind }: Mail) => kind === 'sent').length
  return { rows, letters }
}

/** For `JSON.stringify`: an object's fields in one order. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

test('shuffled, repeated and poisoned batches change nothing that is settled', async () => {
  const changes = await openStream(cloud)
  const houses = await twoHouses(stage)
  const way = journey(houses)
  await removeAndReinvite()
  const { id } = await preparedCase(houses)
  await way.completed(
    await way.met(
      await way.departed(await way.accepted(await way.offered(await way.asked(await way.draft(id))))),
    ),
  )
  await publishAndWithdraw()
  const before = await everything()
  const all = await changes()
  const place = ({ dynamodb }: StreamRecord) => String(dynamodb.Keys['sk']?.['S'])
  const followed = {
    'invite-members': all.filter((change) => place(change).startsWith('MEMBER#')),
    'notify-members': all.filter((change) => place(change).startsWith('EVENT#')),
    'show-offers': all.filter((change) =>
      /^(OFFER#|VACANCY#|EMPLOYER#|CENTRE|SETTINGS|PLACES|ORGANISATION)/.test(place(change)),
    ),
  }
  for (const name of functions) expect(followed[name].length, name).toBeGreaterThan(6)

  const waiting = Array.from({ length: batches }, (_, n) => {
    const name = functions[n % functions.length] ?? 'invite-members'
    return batchOf(name, followed[name])
  })[Symbol.iterator]()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const batch of waiting) await deliver(batch)
    }),
  )
  console.info(
    `${counts.batches} batches of ${counts.records} changes: ${counts.twice} twice in one batch, ${counts.spoilt} beyond ` +
      'repair; nothing changed',
  )
  expect(counts.batches).toBe(batches)
  expect(counts.spoilt).toBeGreaterThan(batches / 10)
  const after = await everything()
  expect(after.letters).toBe(before.letters)
  expect(changesBetween(before.rows, after.rows)).toEqual([])

  /** Offers and vacancies that are found, changed, withdrawn, filled, and hidden with their organisation. */
  async function publishAndWithdraw() {
    const { api } = houses.admins.dakar
    const withdrawn = await publishedOffer(api)
    const changed = await publishedOffer(api)
    await api.editOffer({ params: { offerId: changed.id }, ifMatch: 2, body: { title: { en: 'Sewing' } } })
    await api.withdrawOffer({ params: { offerId: withdrawn.id }, ifMatch: 2 })
    const employer = await addedEmployer(api)
    await openedVacancy(api, employer.id)
    const filled = await openedVacancy(api, employer.id)
    await api.editEmployer({ params: { employerId: employer.id }, ifMatch: 1, body: { name: 'Roofs' } })
    await api.fillVacancy({ params: { vacancyId: filled.id }, ifMatch: 2 })
    await api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['fr'] } })
    const { tenant, admin } = await stage.openTenant({ kind: 'centre', country: 'GM' })
    await publishedOffer(admin.api)
    await openedVacancy(admin.api, (await addedEmployer(admin.api)).id)
    const { api: operator } = await stage.operator()
    await operator.suspendTenant({ params: { tenantId: tenant.id }, ifMatch: 1 })
  }

  async function removeAndReinvite() {
    const somebody = await stage.join(houses.admins.dakar, ['coach'])
    const params = { memberId: somebody.memberId }
    const { body: member } = await houses.admins.dakar.api.readMember({ params })
    await houses.admins.dakar.api.removeMember({ params, ifMatch: member.version })
    await cloud.settled()
    await stage.join(houses.admins.dakar, ['coordinator'])
  }
}, 1_800_000)

test('a row that a batch changed would be seen', async () => {
  const before = await everything()
  await plant(cloud, 'main', { pk: { S: 'T#nobody#NOTES' }, sk: { S: 'NOTE#1' } })
  const { rows } = await everything()
  expect(changesBetween(before.rows, rows)).toEqual(['+ {"pk":"T#nobody#NOTES","sk":"NOTE#1"}'])
  expect(changesBetween(rows, before.rows)).toEqual(['- {"pk":"T#nobody#NOTES","sk":"NOTE#1"}'])
})

/** The rows that have come and those that have gone. */
function changesBetween(before: readonly string[], after: readonly string[]): readonly string[] {
  const [was, is] = [new Set(before), new Set(after)]
  return [
    ...after.filter((row) => !was.has(row)).map((row) => `+ ${row}`),
    ...before.filter((row) => !is.has(row)).map((row) => `- ${row}`),
  ]
}
