import { describe, expect, test } from 'vitest'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { journey, referralIn, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief, lea, admins } = houses
const way = journey(houses)

const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const write = (who: Person, referral: SeenReferral, text: string) =>
  who.api.writeMessage({ ...params(referral), body: { text } })
const read = async (who: Person, referral: SeenReferral) =>
  (await who.api.readMessages({ ...params(referral), query: { limit: 100 } })).body
const closed = { status: 409, code: 'not_possible', what: 'conversation_closed' }

describe('those who answer for a referral', () => {
  test('write to each other, and see how far the other side has read', async () => {
    const referral = await referralIn(houses, 'accepted')
    const first = await write(miriam, referral, ' Is a wheelchair there? ')
    expect(first).toMatchObject({
      status: 201,
      body: { seq: 1, side: 'sender', memberId: miriam.memberId, text: 'Is a wheelchair there?' },
    })
    for (const [who, side, seq] of [
      [awa, 'receiver', 2],
      [ibrahima, 'receiver', 3],
      [chief, 'receiver', 4],
      [lead, 'sender', 5],
    ] as const) {
      expect((await write(who, referral, `نعم ${seq}`)).body).toMatchObject({
        seq,
        side,
        memberId: who.memberId,
      })
    }
    for (const who of [miriam, awa]) {
      const { items, receipts } = await read(who, referral)
      expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
      expect(items[1]?.text).toBe('نعم 2')
      expect(receipts).toEqual([])
    }
    const { body: page } = await awa.api.readMessages({ ...params(referral), query: { limit: 2 } })
    expect(page.items.map(({ seq }) => seq)).toEqual([1, 2])
    const { body: rest } = await awa.api.readMessages({
      ...params(referral),
      query: { limit: 50, cursor: page.next },
    })
    expect(rest.items.map(({ seq }) => seq)).toEqual([3, 4, 5])

    await awa.api.markMessagesRead({ ...params(referral), body: { upTo: 1 } })
    await chief.api.markMessagesRead({ ...params(referral), body: { upTo: 5 } })
    // Nobody unreads.
    await chief.api.markMessagesRead({ ...params(referral), body: { upTo: 2 } })
    const receipts = [
      { side: 'receiver', memberId: awa.memberId, upTo: 1 },
      { side: 'receiver', memberId: chief.memberId, upTo: 5 },
    ]
    expect((await read(miriam, referral)).receipts).toMatchObject(receipts)
    const { body: marked } = await miriam.api.markMessagesRead({ ...params(referral), body: { upTo: 4 } })
    expect(marked.receipts).toHaveLength(3)
    expect(marked.receipts.at(-1)).toMatchObject({ side: 'sender', memberId: miriam.memberId, upTo: 4 })
    const beyond = awa.api.markMessagesRead({ ...params(referral), body: { upTo: 6 } })
    expect(await refusalOf(beyond)).toMatchObject({ status: 400, code: 'invalid' })
  })

  test('do not stand in the way of the referral: its version is what it was', async () => {
    const accepted = await referralIn(houses, 'accepted')
    await write(awa, accepted, 'When does the flight land?')
    await awa.api.markMessagesRead({ ...params(accepted), body: { upTo: 1 } })
    expect(await way.departed(accepted)).toMatchObject({ state: 'departed', version: accepted.version + 1 })
  })

  test('get a number each when many write and read at once, and no message is lost', async () => {
    const referral = await referralIn(houses, 'accepted')
    const people = [miriam, awa, lead, chief]
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const who = people[n % people.length] ?? miriam
        // A writer who came too late too often is told so, and sends the same again.
        for (const idempotencyKey = crypto.randomUUID(); ; ) {
          try {
            const body = { text: `message ${n}` }
            const { seq } = (await who.api.writeMessage({ ...params(referral), body, idempotencyKey })).body
            await who.api.markMessagesRead({ ...params(referral), body: { upTo: seq } })
            return
          } catch (error) {
            expect(await refusalOf(Promise.reject(error))).toMatchObject({ code: 'contended' })
          }
        }
      }),
    )
    const { items, receipts } = await read(miriam, referral)
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    expect(new Set(items.map(({ text }) => text)).size).toBe(20)
    for (const { memberId: reader, upTo } of receipts) {
      const own = items.filter(({ memberId: writer }) => writer === reader).map(({ seq }) => seq)
      expect(upTo).toBe(Math.max(...own))
    }
    expect(receipts).toHaveLength(people.length)
  })

  test('are answered the same when they send a message twice', async () => {
    const referral = await referralIn(houses, 'offered')
    const sending = { ...params(referral), body: { text: 'Once' }, idempotencyKey: 'the-same-message' }
    const { body } = await miriam.api.writeMessage(sending)
    await write(awa, referral, 'Twice')
    const repeated = await miriam.api.writeMessage(sending)
    expect(repeated.headers.get('idempotency-replayed')).toBe('true')
    expect(repeated.body).toEqual(body)
    expect((await read(awa, referral)).items).toHaveLength(2)
  })
})

describe('a conversation', () => {
  test('is nobody else’s: neither to read, nor to write, nor to mark', async () => {
    const referral = await referralIn(houses, 'accepted')
    await write(miriam, referral, 'Between us')
    const calls: readonly ((who: Person) => Promise<unknown>)[] = [
      (who) => write(who, referral, 'Hello?'),
      (who) => read(who, referral),
      (who) => who.api.markMessagesRead({ ...params(referral), body: { upTo: 1 } }),
    ]
    for (const call of calls) {
      for (const who of [lea, jonas]) {
        expect(await refusalOf(call(who))).toMatchObject({ status: 404, code: 'not_found' })
      }
      expect(await refusalOf(call(admins.bfz))).toMatchObject({ status: 403 })
    }
  })

  test('begins with the offer', async () => {
    const asked = await referralIn(houses, 'awaiting_consent')
    expect(await refusalOf(write(miriam, asked, 'Are you there?'))).toMatchObject(closed)
    expect((await read(miriam, asked)).items).toEqual([])
    expect(await refusalOf(write(awa, asked, 'Are you there?'))).toMatchObject({ status: 404 })
    const offered = await way.offered(asked)
    expect((await write(awa, offered, 'Now I am.')).status).toBe(201)
  })

  test('ends for the receiver with what was open to it; the sender may read it on', async () => {
    const offered = await referralIn(houses, 'offered')
    await write(miriam, offered, 'Only while you may')
    const body = { reason: 'other_centre_chosen' } as const
    const withdrawn = (await miriam.api.withdrawReferral({ ...way.at(offered), body })).body
    for (const who of [awa, chief]) {
      expect(await refusalOf(read(who, withdrawn))).toMatchObject(closed)
      expect(await refusalOf(write(who, withdrawn, 'But'))).toMatchObject(closed)
      const marking = who.api.markMessagesRead({ ...params(withdrawn), body: { upTo: 1 } })
      expect(await refusalOf(marking)).toMatchObject(closed)
    }
    expect(await refusalOf(write(miriam, withdrawn, 'Never mind'))).toMatchObject(closed)
    expect((await read(miriam, withdrawn)).items).toMatchObject([{ text: 'Only while you may' }])
  })

  test('takes no message in the very moment in which it ends', async () => {
    const offered = await referralIn(houses, 'offered')
    await awa.api.readReferral(params(offered))
    let ending: Promise<unknown> | undefined
    stage.cloud.interfere(async ({ operation, principal }) => {
      const isAwas = principal?.kind === 'role' && principal.sourceIdentity === awa.memberId
      if (operation !== 'TransactWriteItems' || !isAwas || ending !== undefined) return undefined
      ending = miriam.api.revokeConsent({ ...way.at(offered), body: { way: 'phone' } })
      await ending
      return undefined
    })
    const writing = write(awa, offered, 'Too late')
    expect(await refusalOf(writing)).toMatchObject(closed)
    stage.cloud.interfere(undefined)
    expect(ending).toBeDefined()
    expect((await read(miriam, offered)).items).toEqual([])
  })

  test('goes on after the work is done', async () => {
    const completed = await referralIn(houses, 'completed')
    expect((await write(miriam, completed, 'How is she?')).status).toBe(201)
    expect((await write(awa, completed, 'Well.')).status).toBe(201)
  })
})
