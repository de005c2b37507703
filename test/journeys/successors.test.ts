import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import {
  journey,
  type Kind,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { commandsOf } from '../support/exchange-calls.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, lead, awa, chief, lea, kofi, dakar, elsewhere } = houses
const way = journey(houses)
const commands = commandsOf(houses)
const both: readonly Kind[] = ['handover', 'referral']

const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

async function declined(kind: Kind = 'handover'): Promise<SeenReferral> {
  return (await commands.decline(awa.api, await referralIn(houses, 'offered', kind))).body
}

async function lost(): Promise<SeenReferral> {
  return (await commands['report-no-contact'](awa.api, await referralIn(houses, 'departed'))).body
}

describe('what was declined', () => {
  test.each(both)('is offered to another organisation in one call, with no consent yet: %s', async (kind) => {
    const { body: old } = await miriam.api.readReferral(params(await declined(kind)))
    const answer = await lead.api.rerouteReferral({ ...way.at(old), body: { to: elsewhere.id } })
    const { body: next } = answer
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe(`../${next.id}`)
    expect(next).toMatchObject({
      state: 'draft',
      owner: 'sender',
      to: elsewhere.id,
      kind,
      version: 1,
      supersedes: old.id,
      request: old.request,
      participantId: old.participantId,
      openTiers: [],
    })
    expect(next).not.toHaveProperty('consent')
    expect(next.pseudonym).not.toBe(old.pseudonym)
    const { body: before } = await lead.api.readReferral(params(old))
    expect(before).toMatchObject({ state: 'declined', version: old.version + 1, supersededBy: next.id })

    const { body: list } = await lead.api.listReferrals({ query: { participantId: old.participantId } })
    expect(list.items.map(({ id }) => id)).toEqual([old.id, next.id])
    const offered = await way.offered(await way.asked(next), ['T0', 'T1'])
    const { body: seen } = await kofi.api.readReferral(params(offered))
    expect(seen).toMatchObject({ state: 'offered', openTiers: ['T0'] })
    expect(await refusalOf(awa.api.readReferral(params(next)))).toMatchObject({ status: 404 })
    expect(await refusalOf(lea.api.readReferral(params(next)))).toMatchObject({ status: 404 })
  })

  test.each(both)('may be tried again with the same organisation, in a new record: %s', async (kind) => {
    const old = await declined(kind)
    const { body: next } = await lead.api.reopenReferral({ ...way.at(old), body: { comment: 'Asked to.' } })
    expect(next).toMatchObject({ state: 'draft', to: dakar.id, supersedes: old.id })
    const { body: timeline } = await lead.api.readTimeline(params(old))
    expect(timeline.items.at(-1)).toMatchObject({ command: 'reopen', detail: { comment: 'Asked to.' } })
    const repeated = { ...old, version: old.version + 1 }
    expect(await refusalOf(commands.reroute(lead.api, repeated))).toMatchObject({
      status: 409,
      code: 'already_exists',
      what: 'successor',
    })
  })

  test('is answered once more with the successor, and makes no second one', async () => {
    const old = await declined()
    const call = { ...way.at(old), body: { to: elsewhere.id }, idempotencyKey: 'asked-again-0001' }
    const { body: first } = await lead.api.rerouteReferral(call)
    const second = await lead.api.rerouteReferral(call)
    expect(second.body.id).toBe(first.id)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    const rows = await scan(stage.cloud, 'main')
    expect(rows.filter(({ supersedes }) => supersedes === old.id)).toHaveLength(1)
  })

  test('is tried again by one of two who do so at once', async () => {
    const old = await declined()
    const answers = await Promise.allSettled([
      commands.reroute(lead.api, old),
      commands.reopen(lead.api, old),
      commands.reroute(lead.api, old),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const rows = await scan(stage.cloud, 'main')
    expect(rows.filter(({ supersedes }) => supersedes === old.id)).toHaveLength(1)
  })
})

describe('what was not found again', () => {
  test.each(['reopen', 'reroute'] as const)(
    'ends with its package when a new record begins: %s',
    async (name) => {
      const old = await lost()
      const { body: next } = await commands[name](lead.api, old)
      expect(next).toMatchObject({ state: 'draft', supersedes: old.id, owner: 'sender' })
      const { body: before } = await lead.api.readReferral(params(old))
      expect(before).toMatchObject({
        state: 'expired',
        owner: 'sender',
        openTiers: [],
        supersededBy: next.id,
      })
      const keys = await scan(stage.cloud, 'keys')
      const left = keys.filter(({ pk, sk }) => String(pk).includes(old.id) && /#T\d$/.test(String(sk)))
      expect(left).toEqual([])
    },
  )
})

describe('refused are', () => {
  test('a coach, the receiver, and who has nothing to do with it', async () => {
    const old = await declined()
    for (const name of ['reopen', 'reroute'] as const) {
      expect(await refusalOf(commands[name](miriam.api, old))).toMatchObject({ status: 403 })
      expect(await refusalOf(commands[name](chief.api, old))).toMatchObject({ status: 403 })
      expect(await refusalOf(commands[name](lea.api, old))).toMatchObject({ status: 404 })
    }
  })

  test('the same organisation, one without an agreement, nobody, and a stale version', async () => {
    const old = await declined()
    const to = (id: typeof dakar.id) => lead.api.rerouteReferral({ ...way.at(old), body: { to: id } })
    expect(await refusalOf(to(dakar.id))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.to', code: 'same_recipient' }],
    })
    expect(await refusalOf(to(houses.bfz.id))).toMatchObject({ code: 'corridor_missing' })
    expect(await refusalOf(to('0'.repeat(26) as typeof dakar.id))).toMatchObject({ code: 'corridor_missing' })
    expect(await refusalOf(commands.reroute(lead.api, { ...old, version: old.version - 1 }))).toMatchObject({
      status: 412,
    })
  })

  test('what is still under way, and a person who is gone', async () => {
    const offered = await referralIn(houses, 'offered')
    expect(await refusalOf(commands.reopen(lead.api, offered))).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      state: 'offered',
    })
    const old = await declined()
    const { participantId = '' } = (await lead.api.readReferral(params(old))).body
    const { body: person } = await lead.api.readParticipant({ params: { participantId } })
    await lead.api.eraseParticipant({ params: { participantId }, ifMatch: person.version })
    expect(await refusalOf(commands.reopen(lead.api, old))).toMatchObject({
      status: 409,
      what: 'person_erased',
    })
  })
})

describe('who has two promises', () => {
  test('leaves with one of them', async () => {
    const { id: participantId } = await preparedCase(houses)
    const toDakar = await way.accepted(await way.offered(await way.asked(await way.draft(participantId))))
    const { body: draft } = await miriam.api.createReferral({
      body: { participantId, to: elsewhere.id, kind: 'handover', needs: ['advice'] },
    })
    const offered = await way.offered(await way.asked(draft))
    const deputy = await stage.join(houses.admins.elsewhere, ['coach'])
    const { body: toAccra } = await kofi.api.acceptReferral({
      ...way.at(offered),
      body: { deputyId: memberId(deputy) },
    })
    const left = await way.departed(toDakar)
    expect(await refusalOf(way.departed(toAccra))).toMatchObject({
      status: 409,
      code: 'not_possible',
      what: 'left_with_another_handover',
    })
    await commands.withdraw(miriam.api, left)
    expect(await way.departed(toAccra)).toMatchObject({ state: 'departed' })
  })
})
