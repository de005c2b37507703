import type { ParticipantId } from '@passerelle/domain/kernel'
import { afterEach, expect, test } from 'vitest'
import { aPerson, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { countAll, figuresOf } from '../support/figures.ts'
import { aTemplate } from '../support/templates.ts'
import { cutting } from './cutting.ts'

/*
 * All open cases of a programme go on in the next one, each in a transaction of its own. Cut off before and after every call
 * and asked for again, each has gone on once, and is counted once in both.
 */

const stage = await openTestCloud()
const { cloud } = stage
const { admin } = await stage.openTenant()
const [lead, coach] = [await stage.join(admin, ['coordinator']), await stage.join(admin, ['coach'])]
const { modules: _, targets: __, sites: ___, ...frame } = aTemplate()
const opened = async (to: string) =>
  (await lead.api.openProgramme({ body: { ...frame, term: { from: '2026-01-01', to } } })).body
const [ending, next] = [await opened('2028-12-31'), await opened('2029-12-31')]
const params = { programmeId: ending.id }
await lead.api.prepareSunset({
  params,
  ifMatch: 1,
  body: { endsOn: '2028-12-31', successor: { kind: 'programme', programmeId: next.id } },
})
const { callsOf, cutOff } = cutting(cloud)
afterEach(() => cloud.interfere(undefined))

const two = async () => [await oneMore(), await oneMore()]
const oneMore = async () => (await takeIn(coach.api, aPerson(params))).id
const handOn = (idempotencyKey?: string) =>
  lead.api.handOnProgramme({ params, body: {}, ...(idempotencyKey && { idempotencyKey }) })

async function expectGoneOnOnce(people: readonly ParticipantId[], where: string): Promise<void> {
  for (const participantId of people) {
    const { body } = await lead.api.readParticipant({ params: { participantId } })
    expect(body, where).toMatchObject({
      programmeId: next.id,
      formerProgrammes: [{ programmeId: ending.id }],
    })
    const { items } = (await admin.api.readJournal({ query: { aggregateId: participantId } })).body
    expect(
      items.filter(({ action }) => action === 'handOnToProgramme'),
      where,
    ).toHaveLength(1)
  }
}

test('cut off anywhere and asked for again, everybody has gone on once', async () => {
  const first = await two()
  const calls = await callsOf(() => handOn('hand-on-for-the-first-time'))
  await expectGoneOnOnce(first, 'nothing was cut off')
  let people = first.length
  for (let at = 0; at < calls; at += 1) {
    for (const when of ['before', 'after'] as const) {
      const those = await two()
      people += those.length
      const key = `hand-programme-on-${at}-${when}`
      await cutOff(at, when, () => handOn(key))
      await handOn(key)
      expect((await handOn()).body.left).toBe(0)
      await expectGoneOnOnce(those, `call ${at}, ${when}`)
    }
  }
  expect(calls).toBeGreaterThan(5)
  await countAll(lead.api)
  expect(await figuresOf(lead.api, ending.id)).toMatchObject({ participants: people })
  expect(await figuresOf(lead.api, next.id)).toMatchObject({ participants: people })
})
