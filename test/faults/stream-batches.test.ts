import type { Mail } from '@passerelle/local-cloud'
import { expect, test } from 'vitest'
import { dice } from '../isolation/support/random.ts'
import { openTestCloud } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { scan } from '../support/engine.ts'
import { journey, preparedCase, twoHouses } from '../support/exchange.ts'
import { publishedOffer } from '../support/offers.ts'
import { openStream, type StreamRecord } from '../support/stream.ts'

/*
 * Thousands of batches of changes: from anywhere in the past, in any order, some of them twice and some of them beyond
 * repair. The state that the functions of the stream have made of the changes in their order stands
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
  (record) => ({ ...record, dynamodb: { ...record.dynamodb, NewImage: { pk: { S: 'T#' }, sk: { S: '' } } } }),
  (record) => ({
    ...record,
    dynamodb: { ...record.dynamodb, NewImage: { ...record.dynamodb.NewImage, pk: { N: '7' } } },
  }),
  (record) => ({ ...record, dynamodb: { ...record.dynamodb, NewImage: { odd: { X: 'y' } } } }),
]

type Batch = { readonly name: (typeof functions)[number]; readonly records: readonly StreamRecord[] }

/** Some changes, in any order, one of them perhaps twice and one perhaps beyond repair. */
function batchOf(name: Batch['name'], changes: readonly StreamRecord[]): Batch {
  const records = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(changes))
  if (chance.below(4) === 0) records.push(chance.pick(records))
  if (chance.below(4) === 0) {
    const spoilt = chance.pick(poison)(chance.pick(changes))
    const SequenceNumber = `9${spoilt.dynamodb.SequenceNumber}`
    records.splice(chance.below(records.length + 1), 0, {
      ...spoilt,
      dynamodb: { ...spoilt.dynamodb, SequenceNumber },
    })
  }
  return { name, records }
}

const counts = { batches: 0, records: 0, twice: 0, spoilt: 0, redelivered: 0 }

/** Hands a batch over as Lambda does: what failed is left out in the end, what stands behind it comes again. */
async function deliver({ name, records }: Batch): Promise<void> {
  counts.batches += 1
  counts.records += records.length
  counts.twice += records.length - new Set(records).size
  let left = records
  while (left.length > 0) {
    const outcome = await cloud.invoke(name, { Records: left })
    if ('error' in outcome) throw new Error(outcome.error.errorMessage)
    const failed: string | undefined = JSON.parse(outcome.payload).batchItemFailures[0]?.itemIdentifier
    if (failed === undefined) return
    const at = left.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failed)
    if (!failed.startsWith('9')) throw new Error(`${name} refuses a sound change`)
    counts.spoilt += 1
    left = left.slice(at + 1)
    if (left.length > 0) counts.redelivered += 1
  }
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
      /^(OFFER#|CENTRE|SETTINGS|PLACES|ORGANISATION)/.test(place(change)),
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
      `repair, ${counts.redelivered} times the rest was handed over again; nothing changed`,
  )
  expect(counts.batches).toBe(batches)
  expect(counts.spoilt).toBeGreaterThan(batches / 10)
  const after = await everything()
  expect(after.letters).toBe(before.letters)
  const changed = after.rows.filter((row) => !before.rows.includes(row))
  expect(changed).toEqual([])
  expect(after.rows).toHaveLength(before.rows.length)

  /** Offers that are found, changed, withdrawn, and hidden with their organisation. */
  async function publishAndWithdraw() {
    const { api } = houses.admins.dakar
    const withdrawn = await publishedOffer(api)
    const changed = await publishedOffer(api)
    await api.editOffer({ params: { offerId: changed.id }, ifMatch: 2, body: { title: { en: 'Sewing' } } })
    await api.withdrawOffer({ params: { offerId: withdrawn.id }, ifMatch: 2 })
    await api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['fr'] } })
    const { tenant, admin } = await stage.openTenant({ kind: 'centre', country: 'GM' })
    await publishedOffer(admin.api)
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
