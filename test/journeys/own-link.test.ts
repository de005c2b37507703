import type { Participant } from '@passerelle/domain/casework'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { callEngine, scan } from '../support/engine.ts'
import { otherPin, ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

const said: string[] = []
const stage = await openTestCloud({ log: ({ line }) => said.push(line) })
const { cloud } = stage
const { admin } = await stage.openTenant()
const miriam = await stage.join(admin, ['coach'])
const jonas = await stage.join(admin, ['coach'])
const auditor = await stage.join(admin, ['auditor'])

const fatou = await takeIn(miriam.api, aPerson({ languages: ['wo', 'fr'] }))
const of = ({ id }: Pick<Participant, 'id'>) => ({ params: { participantId: id } })

beforeEach(() => {
  cloud.forgetAuthorizations()
})

/** The refusals that a call with this bearer gets, in every answer that says no. */
async function told(bearer: string, path = '/v1/self') {
  cloud.forgetAuthorizations()
  const answer = await fetch(cloud.api + path, { headers: { Authorization: `Bearer ${bearer}` } })
  const { requestId, ...problem } = (await answer.json()) as { requestId?: string }
  const names = [...answer.headers.keys()].filter((name) => name !== 'date').toSorted()
  return { status: answer.status, names, problem }
}

describe('a link of one’s own', () => {
  test('lets somebody see who they are here, in their language', async () => {
    const { api } = await ownLink(stage, miriam, fatou, 30)
    const { body } = await api.readSelf()
    expect(body).toMatchObject({
      name: 'Fatou',
      organisation: { country: 'DE' },
      language: 'wo',
      lang: 'fr',
      dir: 'ltr',
    })
    expect(Date.parse(body.linkEndsAt)).toBeGreaterThan(Date.now() + 29 * 86_400_000)
  })

  test('is answered from right to left where that is how the language is written', async () => {
    const { bearer } = await ownLink(stage, miriam, fatou)
    const headers = { Authorization: `Bearer ${bearer}`, 'Accept-Language': 'ar-SD' }
    const answer = await fetch(`${cloud.api}/v1/self`, { headers })
    expect(await answer.json()).toMatchObject({ lang: 'ar', dir: 'rtl' })
  })

  test('opens nothing of what members do, and a member’s token nothing of it', async () => {
    const { api } = await ownLink(stage, miriam, fatou)
    const refused = await Promise.all([
      refusalOf(api.readParticipant(of(fatou))),
      refusalOf(api.listReferrals({ query: { box: 'outbox' } })),
      refusalOf(api.readMe()),
      refusalOf(api.readLink(of(fatou))),
      refusalOf(miriam.api.readSelf()),
      refusalOf(admin.api.readSelf()),
    ])
    for (const problem of refused) expect(problem).toMatchObject({ status: 403, code: 'forbidden' })
  })

  test('is told once: who repeats the request is told neither code nor PIN', async () => {
    const order = { ...of(fatou), body: {}, idempotencyKey: 'link-for-fatou-once' }
    const { body: first } = await miriam.api.makeLink(order)
    expect(first).toMatchObject({ state: 'active', code: expect.stringMatching(/^[0-9A-Z]{52}$/) })
    expect(first.pin).toMatch(/^\d{6}$/)
    const repeated = await miriam.api.makeLink(order)
    expect(repeated.headers.get('idempotency-replayed')).toBe('true')
    expect(repeated.body).toMatchObject({ state: 'active', createdAt: first.createdAt })
    for (const told of [repeated.body, (await miriam.api.readLink(of(fatou))).body]) {
      expect(told).not.toHaveProperty('code')
      expect(told).not.toHaveProperty('pin')
    }
  })

  test('is kept nowhere: not its code, not its PIN, not the two together', async () => {
    const { code, pin, bearer } = await ownLink(stage, miriam, fatou)
    await stage.client(bearer).readSelf()
    const kept = JSON.stringify([...(await scan(cloud, 'main')), ...(await scan(cloud, 'keys'))])
    for (const secret of [code, code.slice(26), bearer]) expect(kept).not.toContain(secret)
    expect(kept).not.toContain(`"${pin}"`)
    expect(said.join('\n')).not.toContain(code.slice(26))
  })

  test('is made, replaced and taken back under the coach’s name in the journal, and by no stranger to the case', async () => {
    expect((await refusalOf(jonas.api.makeLink({ ...of(fatou), body: {} }))).code).toBe('not_found')
    expect((await refusalOf(jonas.api.readLink(of(fatou)))).code).toBe('not_found')
    expect((await refusalOf(jonas.api.removeLink(of(fatou)))).code).toBe('not_found')
    await ownLink(stage, miriam, fatou)
    await miriam.api.removeLink(of(fatou))
    expect((await refusalOf(miriam.api.readLink(of(fatou)))).code).toBe('not_found')
    expect((await miriam.api.removeLink(of(fatou))).status).toBe(204)
    const { body } = await auditor.api.readCaseJournal(of(fatou))
    expect(body.items.slice(0, 2)).toMatchObject([
      { action: 'removeLink', aggregate: 'PersonLink', member: miriam.memberId },
      { action: 'makeLink', aggregate: 'PersonLink', fields: ['createdAt', 'createdBy', 'endsAt'] },
    ])
  })
})

describe('whoever comes with something that does not open', () => {
  test('is told the same, whatever it is', async () => {
    const replaced = await ownLink(stage, miriam, fatou)
    const { code, pin, bearer } = await ownLink(stage, miriam, fatou)
    expect((await told(bearer)).status).toBe(200)
    const other = await takeIn(miriam.api, aPerson())
    const removed = await ownLink(stage, miriam, other)
    await miriam.api.removeLink(of(other))
    const elsewhere = await stage.openTenant()
    const bearers = {
      'a wrong PIN': `${code}.${otherPin(pin)}`,
      'an unknown code': `${code.slice(0, 26)}${'0123456789ABCDEFGHJKMNPQRS'}.${pin}`,
      'a code of an unknown organisation': `${'0123456789ABCDEFGHJKMNPQRS'}${code.slice(26)}.${pin}`,
      'a code of another organisation': `${elsewhere.tenant.id}${code.slice(26)}.${pin}`,
      'a link that was replaced': replaced.bearer,
      'a link that was taken back': removed.bearer,
      'no PIN': code,
      'a PIN that is too short': `${code}.12345`,
      'a code in small letters': `${code.toLowerCase()}.${pin}`,
      'two PINs': `${bearer}.${pin}`,
    }
    const answers = await Promise.all(
      Object.entries(bearers).map(async ([kind, wrong]) => [kind, await told(wrong)] as const),
    )
    const [[, first] = []] = answers
    expect(first).toMatchObject({ status: 401, problem: { code: 'unauthenticated' } })
    for (const [kind, answer] of answers) expect([kind, answer]).toEqual([kind, first])
    expect((await told(bearer)).status).toBe(200)
  })

  test('has five tries, then none for a quarter of an hour, with the right PIN neither', async () => {
    const { code, pin, bearer } = await ownLink(stage, miriam, fatou)
    for (let n = 1; n <= 5; n += 1) expect((await told(`${code}.${otherPin(pin, n)}`)).status).toBe(401)
    expect(await told(bearer)).toEqual(await told(`${code}.${otherPin(pin, 9)}`))
    const { body } = await miriam.api.readLink(of(fatou))
    expect(body.state).toBe('locked')
    expect(Date.parse(body.lockedUntil ?? '')).toBeGreaterThan(Date.now() + 14 * 60_000)
  })

  test('cannot send guesses faster than they are counted', async () => {
    const { code, pin, bearer } = await ownLink(stage, miriam, fatou)
    const guesses = Array.from({ length: 40 }, (_, n) => told(`${code}.${otherPin(pin, n + 1)}`))
    for (const { status } of await Promise.all(guesses)) expect(status).toBe(401)
    expect((await miriam.api.readLink(of(fatou))).body.state).toBe('locked')
    expect((await told(bearer)).status).toBe(401)
  })

  test('does not keep its owner out who asks for several things at once', async () => {
    const { bearer } = await ownLink(stage, miriam, fatou)
    const asked = await Promise.all(Array.from({ length: 8 }, () => told(bearer)))
    expect(asked.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect((await miriam.api.readLink(of(fatou))).body.state).toBe('active')
  })
})

describe('a link ends', () => {
  test('at once when it is taken back, whatever the gateway still remembers', async () => {
    const { api } = await ownLink(stage, miriam, fatou)
    await api.readSelf()
    await miriam.api.removeLink(of(fatou))
    expect(await refusalOf(api.readSelf())).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  test('on its day', async () => {
    const { bearer } = await ownLink(stage, miriam, fatou, 1)
    expect((await told(bearer)).status).toBe(200)
    const kept = await scan(cloud, 'main')
    const { pk, sk } = kept.find(
      ({ entity, participantId }) => entity === 'PersonLink' && participantId === fatou.id,
    ) ?? { pk: '', sk: '' }
    await callEngine(cloud, 'DynamoDB_20120810.UpdateItem', {
      TableName: cloud.tables.main,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'SET endsAt = :past',
      ExpressionAttributeValues: { ':past': { S: new Date(Date.now() - 1).toISOString() } },
    })
    expect((await told(bearer)).status).toBe(401)
    expect((await miriam.api.readLink(of(fatou))).body.state).toBe('expired')
  })

  test('with the organisation’s leave to work', async () => {
    const house = await stage.openTenant()
    const coach = await stage.join(house.admin, ['coach'])
    const { bearer } = await ownLink(stage, coach, await takeIn(coach.api, aPerson()))
    expect((await told(bearer)).status).toBe(200)
    const { api } = await stage.operator()
    await api.suspendTenant({ params: { tenantId: house.tenant.id }, ifMatch: 1 })
    expect((await told(bearer)).status).toBe(401)
  })

  test('with the person’s case', async () => {
    const lead = await stage.join(admin, ['coordinator'])
    const gone = await takeIn(miriam.api, aPerson())
    const { bearer } = await ownLink(stage, miriam, gone)
    await lead.api.eraseParticipant({ ...of(gone), ifMatch: gone.version })
    expect((await told(bearer)).status).toBe(401)
    const kept = await scan(cloud, 'main')
    expect(
      kept.filter(({ participantId, pk }) => participantId === gone.id || String(pk).endsWith(gone.id)),
    ).toEqual([])
  })
})
