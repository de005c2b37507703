import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { plant, scan, scanSpelled } from '../support/engine.ts'
import { journey, preparedCase, referralIn, twoHouses } from '../support/exchange.ts'
import { openReceiver } from '../support/receiver.ts'
import { refusalOf } from '../support/refusal.ts'
import { messagesOf, openStream, refusedIn, type StreamRecord } from '../support/stream.ts'

// Nothing is due by itself here: each round of the clock is the test's.
const stage = await openTestCloud({
  tells: true,
  template(template) {
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type === 'AWS::Scheduler::Schedule' && Properties) Properties['State'] = 'DISABLED'
    }
    return template
  },
})
const { cloud } = stage
const houses = await twoHouses(stage)
const { miriam, admins, dakar, bfz } = houses
const way = journey(houses)
const changes = await openStream(cloud)
const good = await openReceiver(stage, 'hooks.dakar.example.org')
const bad = await openReceiver(stage, 'hooks.bfz.example.org')
const inside = await openReceiver(stage, 'rebound.example.org', ['10.0.0.7'])

const { body: theirs } = await admins.dakar.api.openWebhook({
  body: { url: good.url, types: ['referral.offered', 'referral.accepted', 'referral.changed'] },
})
const { body: ours } = await admins.bfz.api.openWebhook({
  body: { url: bad.url, types: ['referral.offered', 'referral.accepted'] },
})

async function round(): Promise<{ due: number; delivered: number; failed: number }> {
  const outcome = await cloud.invoke('deliver-webhooks', {})
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  return JSON.parse(outcome.payload)
}

/** Makes everything that is still to be tried due since yesterday. */
async function letPausesPass(): Promise<void> {
  const over = new Date(Date.now() - 86_400_000).toISOString()
  for (const row of await scanSpelled(cloud, 'main')) {
    if (row['entity']?.['S'] !== 'Delivery' || row['gsi1pk'] === undefined) continue
    const gsi1pk = { S: `P#DELIVERIES#${over.slice(0, 10)}` }
    await plant(cloud, 'main', {
      ...row,
      dueAt: { S: over },
      gsi1pk,
      gsi1sk: { S: `${over}#${row['id']?.['S']}` },
    })
  }
}

const deliveriesOf = async ({ api }: Person, webhookId: string) =>
  (await api.listDeliveries({ params: { webhookId } })).body.items

test('both systems are told at once, signed, in words that name nobody', async () => {
  const offered = await referralIn(houses, 'offered')
  await cloud.settled()
  const [told, ...more] = good.received
  expect(more).toEqual([])
  if (told === undefined || theirs.secret === undefined) throw new Error('it was told')
  // An implementation that is not ours.
  const headers = Object.fromEntries(
    Object.entries(told.headers).map(([name, value]) => [name, String(value)]),
  )
  expect(new Webhook(theirs.secret).verify(told.body, headers)).toEqual({
    type: 'referral.offered',
    timestamp: expect.any(String),
    data: { referralId: offered.id, state: 'offered', version: offered.version, side: 'receiver' },
  })
  expect(() => new Webhook(ours.secret ?? '').verify(told.body, headers)).toThrow()
  expect(() => new Webhook(theirs.secret ?? '').verify(`${told.body} `, headers)).toThrow()
  expect(bad.received).toHaveLength(1)
  expect(JSON.parse(bad.received[0]?.body ?? '').data.side).toBe('sender')
  expect(await deliveriesOf(admins.dakar, theirs.id)).toMatchObject([
    { state: 'delivered', attempts: 1, lastStatus: 200, type: 'referral.offered', referralId: offered.id },
  ])
  // Words said while a draft is prepared are nobody's but the sender's.
  expect(good.received.filter(({ body }) => body.includes('awaiting_consent'))).toEqual([])
})

test('a receiver that fails costs nobody else anything; it is tried again, then given up, then told anew', async () => {
  good.received.length = 0
  bad.received.length = 0
  bad.answer(500)
  const accepted = await referralIn(houses, 'accepted')
  await cloud.settled()
  expect(good.received.map(({ body }) => JSON.parse(body).data.state)).toEqual(['offered', 'accepted'])
  expect(await round()).toEqual({ due: 0, delivered: 0, failed: 0 })
  for (const manner of ['elsewhere', 503, 404, 301, 500, 500, 500] as const) {
    bad.answer(manner)
    await letPausesPass()
    // After its first failure nothing more is tried with it in this round.
    await round()
    await letPausesPass()
    await round()
  }
  for (let left = 0; left < 8; left += 1) {
    await letPausesPass()
    await round()
  }
  const dead = await deliveriesOf(admins.bfz, ours.id)
  const those = dead.filter(({ referralId }) => referralId === accepted.id)
  expect(those.map(({ state, attempts, lastFault }) => [state, attempts, lastFault])).toEqual([
    ['dead', 8, 'status'],
    ['dead', 8, 'status'],
  ])
  await letPausesPass()
  expect(await round()).toEqual({ due: 0, delivered: 0, failed: 0 })

  bad.answer(202)
  const [latest] = those
  if (latest === undefined) throw new Error('there are two')
  const params = { webhookId: ours.id, deliveryId: latest.id }
  const { body: repeated } = await admins.bfz.api.replayDelivery({ params, ifMatch: latest.version })
  expect(repeated).toMatchObject({ state: 'pending', attempts: 0 })
  expect(await round()).toEqual({ due: 1, delivered: 1, failed: 0 })
  const [replayed] = await deliveriesOf(admins.bfz, ours.id)
  expect(replayed).toMatchObject({ id: latest.id, state: 'delivered', attempts: 1, lastStatus: 202 })
  expect(await refusalOf(admins.bfz.api.replayDelivery({ params, ifMatch: latest.version }))).toMatchObject({
    code: 'stale_version',
  })
})

test('a receiver that never answers is left after five seconds', async () => {
  bad.answer('never')
  await referralIn(houses, 'offered')
  await cloud.settled()
  expect((await deliveriesOf(admins.bfz, ours.id))[0]).toMatchObject({
    state: 'pending',
    lastFault: 'timeout',
  })
  bad.answer(200)
})

test.each([
  ['http://hooks.example.org/', 'not_https'],
  ['https://a:b@hooks.example.org/', 'with_credentials'],
  ['https://hooks.example.org:22/', 'port_not_allowed'],
  ['https://169.254.169.254/latest/', 'not_public'],
  ['https://[::ffff:127.0.0.1]/', 'not_public'],
  ['https://localhost:8443/', 'not_public'],
])('%s is refused where it is named: %s', async (url, code) => {
  const opening = admins.bfz.api.openWebhook({ body: { url, types: ['referral.offered'] } })
  expect(await refusalOf(opening)).toMatchObject({ code: 'invalid', errors: [{ path: 'body.url', code }] })
  const changing = admins.bfz.api.editWebhook({
    params: { webhookId: ours.id },
    ifMatch: ours.version,
    body: { url },
  })
  expect(await refusalOf(changing)).toMatchObject({ code: 'invalid', errors: [{ path: 'body.url', code }] })
})

test('a name that has come to lead inside is refused when something is to be sent', async () => {
  const { body: webhook } = await admins.bfz.api.openWebhook({
    body: { url: inside.url, types: ['referral.awaiting_consent'] },
  })
  await way.asked(await way.draft((await preparedCase(houses)).id))
  await cloud.settled()
  expect(inside.received).toEqual([])
  expect(await deliveriesOf(admins.bfz, webhook.id)).toMatchObject([
    { state: 'pending', lastFault: 'not_public' },
  ])

  // It goes with everything it was told.
  await admins.bfz.api.closeWebhook({ params: { webhookId: webhook.id }, ifMatch: webhook.version })
  const left = (await scan(cloud, 'main')).filter(({ pk }) => String(pk).includes(webhook.id))
  expect(left.filter(({ pk }) => String(pk).startsWith('T#'))).toEqual([])
  expect(await refusalOf(deliveriesOf(admins.bfz, webhook.id))).toMatchObject({ code: 'not_found' })
})

test('what comes twice and shuffled is told once; a poisoned row holds up nobody', async () => {
  const offered = await referralIn(houses, 'offered')
  await cloud.settled()
  const before = good.received.length
  const events = (await changes()).filter(
    ({ dynamodb: { Keys } }) =>
      String(Keys['pk']?.['S']).endsWith(offered.id) && String(Keys['sk']?.['S']).startsWith('EVENT#'),
  )
  const shuffled = [...events, ...events.toReversed()]
  const handOver = async (batch: readonly StreamRecord[]) => {
    const outcome = await cloud.invoke('deliver-webhooks', { Records: messagesOf(batch) })
    if ('error' in outcome) throw new Error(outcome.error.errorMessage)
    return refusedIn(outcome.payload)
  }
  expect(await handOver(shuffled)).toEqual([])
  expect(good.received).toHaveLength(before)
  const [one] = events
  if (one === undefined) throw new Error('something happened')
  const keys = { ...one.dynamodb.Keys, pk: { S: 'T#nobody#MEMBERS' } }
  const poisoned = { ...one, dynamodb: { ...one.dynamodb, Keys: keys, SequenceNumber: '7' } }
  expect(await handOver([poisoned, ...events])).toEqual(['7'])
})

test('the secret is shown once, can be changed, and is nobody else’s; a paused webhook is told nothing', async () => {
  const params = { webhookId: theirs.id }
  const { body: read } = await admins.dakar.api.readWebhook({ params })
  expect(read).toEqual({ ...theirs, secret: undefined })
  expect(JSON.stringify((await admins.dakar.api.listWebhooks()).body)).not.toContain('whsec_')
  expect(await refusalOf(admins.bfz.api.readWebhook({ params }))).toMatchObject({ code: 'not_found' })
  expect(await refusalOf(miriam.api.listWebhooks())).toMatchObject({ code: 'forbidden' })

  const { body: turned } = await admins.dakar.api.rotateWebhookSecret({ params, ifMatch: read.version })
  expect(turned.secret).toMatch(/^whsec_/)
  expect(turned.secret).not.toBe(theirs.secret)
  const { body: paused } = await admins.dakar.api.editWebhook({
    params,
    ifMatch: turned.version,
    body: { state: 'paused' },
  })
  expect(paused.state).toBe('paused')
  const before = good.received.length
  await referralIn(houses, 'offered')
  await cloud.settled()
  expect(good.received).toHaveLength(before)
  const rows = (await scan(cloud, 'main')).filter(
    ({ entity }) => entity === 'Webhook' || entity === 'Delivery',
  )
  const spelled = JSON.stringify(rows)
  for (const secret of ['whsec_', 'example.org', bfz.name, dakar.name]) expect(spelled).not.toContain(secret)
})
