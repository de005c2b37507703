import { describe, expect, test } from 'vitest'
import { callsOf } from '../bench/recording.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { inDays, today, twoHouses } from '../support/exchange.ts'
import { anEmployment, metByThemselves, metLongAgo, ofMonth } from '../support/follow-up.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

/* A person says by their own link how they fare, without an account. */

const stage = await openTestCloud({ concurrency: 1 })
const { admin } = await stage.openTenant({ kind: 'centre', country: 'GH', language: 'en' })
const coach = await stage.join(admin, ['coach'])
const auditor = await stage.join(admin, ['auditor'])

async function somebody(contactOn?: string) {
  const met = await metByThemselves(coach.api, contactOn)
  const link = await ownLink(stage, coach, { id: met.participantId })
  return { ...met, link, third: ofMonth(met.begun, 3).id, sixth: ofMonth(met.begun, 6).id }
}

const says = { outcome: 'employed', since: inDays(-20), note: 'I sew in Pikine' } as const

describe('somebody with a link of their own', () => {
  test('sees what they are asked now, in words, and answers it', async () => {
    const { link, third, participantId } = await somebody()
    const { body } = await link.api.listOwnFollowUps()
    expect(body.items).toMatchObject([
      { followUpId: third, open: true, state: 'open' },
      { open: false, state: 'open' },
      { open: false },
    ])
    expect(body.outcomes).toHaveLength(8)
    expect(body.questions).toHaveLength(30)
    expect(body.questions[0]?.answers).toHaveLength(5)
    const { body: after } = await link.api.answerOwnFollowUp({
      params: { followUpId: third },
      body: { ...says, answers: [{ item: 'work', answer: 1 }] },
    })
    expect(after.items[0]).toMatchObject({ open: false, state: 'done' })
    // Nothing is asked any more, so nothing of it is sent.
    expect(after).toMatchObject({ outcomes: [], questions: [] })
    const at = { params: { participantId, followUpId: third } }
    const { body: seen } = await coach.api.readFollowUp(at)
    expect(seen).toMatchObject({
      state: 'done',
      result: { way: 'own_link', on: today(), outcome: 'employed', proof: 'own_word', note: says.note },
      response: { answers: [{ item: 'work', answer: 1 }] },
    })
    expect(seen).not.toHaveProperty('recordedBy')
    const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: third } })
    expect(journal.items.map(({ action }) => action)).toEqual(['readFollowUp', 'answerOwnFollowUp'])
    expect(JSON.stringify(journal)).not.toContain('Pikine')
    // What the person said may be put right, and stays to be seen.
    const { body: corrected } = await coach.api.recordFollowUp({
      ...at,
      ifMatch: seen.version,
      body: anEmployment({ on: today() }),
    })
    expect(corrected.earlier).toMatchObject([{ result: { way: 'own_link', note: says.note } }])
  })

  test('is kept once, however often it is sent, and told where there is an answer already', async () => {
    const { link, third, participantId } = await somebody()
    const send = (
      idempotencyKey: string,
      body: Parameters<typeof link.api.answerOwnFollowUp>[0]['body'] = says,
    ) => link.api.answerOwnFollowUp({ params: { followUpId: third }, body, idempotencyKey })
    const [first, second] = [await send('a-touch-of-a-button-1'), await send('a-touch-of-a-button-1')]
    expect(second.body).toEqual(first.body)
    expect(await refusalOf(send('a-touch-of-a-button-2'))).toMatchObject({ code: 'not_possible' })
    const { body } = await coach.api.readFollowUp({ params: { participantId, followUpId: third } })
    expect(body).toMatchObject({ version: 2, earlier: [] })
  })

  test('of two touches at once, one counts', async () => {
    const { link, third, participantId } = await somebody()
    const touch = () => link.api.answerOwnFollowUp({ params: { followUpId: third }, body: says })
    const both = await Promise.allSettled([touch(), touch()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { body } = await coach.api.readFollowUp({ params: { participantId, followUpId: third } })
    expect(body).toMatchObject({ version: 2, earlier: [] })
  })

  test('is refused by field, before its time, about others, and once the link is taken back', async () => {
    const { link, third, sixth, participantId } = await somebody()
    const other = await somebody()
    const answer = (
      followUpId: typeof third,
      body: Parameters<typeof link.api.answerOwnFollowUp>[0]['body'],
    ) => refusalOf(link.api.answerOwnFollowUp({ params: { followUpId }, body }))
    expect(await answer(third, { outcome: 'employed' })).toMatchObject({
      errors: [{ path: 'body.since', code: 'required' }],
    })
    expect(await answer(third, { ...says, since: inDays(4) })).toMatchObject({
      errors: [{ path: 'body.since', code: 'in_the_future' }],
    })
    expect(await answer(third, { ...says, since: '1403-02-01' })).toMatchObject({
      errors: [{ path: 'body.since', code: 'implausible_date' }],
    })
    expect(await answer(sixth, says)).toMatchObject({ code: 'not_possible' })
    expect((await answer(other.third, says)).status).toBe(404)
    expect((await refusalOf(link.api.listFollowUps({ params: { participantId } }))).status).toBe(403)
    expect((await refusalOf(coach.api.listOwnFollowUps())).status).toBe(403)
    await coach.api.removeLink({ params: { participantId } })
    expect((await answer(third, says)).status).toBe(401)
  })

  test('costs one read and one query, and one write to answer', async () => {
    const { link, third, participantId } = await somebody()
    const row = (await scan(stage.cloud, 'main')).find(
      (one) => one['entity'] === 'PersonLink' && one['participantId'] === participantId,
    )
    const spent = async (act: () => Promise<unknown>) =>
      (await callsOf(stage.cloud, { memberId: String(row?.['id']) }, act))
        .filter(({ tables }) => tables.has(stage.cloud.tables.main))
        .map(({ operation }) => operation)
        .toSorted()
    // Whoever comes for the first time is looked up at the door.
    await link.api.listOwnFollowUps()
    expect(await spent(() => link.api.listOwnFollowUps())).toEqual(['BatchGetItem', 'Query'])
    expect(
      await spent(() => link.api.answerOwnFollowUp({ params: { followUpId: third }, body: says })),
    ).toEqual(['BatchGetItem', 'Query', 'TransactWriteItems'])
  })
})

describe('somebody who was handed over', () => {
  test('lets the coach learn what they do now by their own link, and no word more, as long as they agree', async () => {
    const houses = await twoHouses(stage)
    const { awa, miriam } = houses
    const seenBySender = async (referralId: Awaited<ReturnType<typeof metLongAgo>>['met']['id']) =>
      (await miriam.api.readReferral({ params: { referralId } })).body.outcomes ?? []
    const answer = async ({
      params: { participantId, followUpId },
    }: Awaited<ReturnType<typeof metLongAgo>>) => {
      const link = await ownLink(stage, awa, { id: participantId })
      await link.api.answerOwnFollowUp({
        params: { followUpId },
        body: { ...says, answers: [{ item: 'worries', answer: 4 }] },
      })
      return link
    }
    const agreed = await metLongAgo(houses, true)
    await answer(agreed)
    const [told] = await seenBySender(agreed.met.id)
    expect(told).toMatchObject({ month: 3, outcome: 'employed' })
    const { body: timeline } = await miriam.api.readTimeline({ params: { referralId: agreed.met.id } })
    expect(timeline.items.at(-1)).toMatchObject({ command: 'report-outcome', side: 'person' })
    expect(JSON.stringify([told, timeline])).not.toMatch(/Pikine|worries/)
    // The follow-up is kept in both cases alike.
    const { body: kept } = await awa.api.readFollowUp({ params: agreed.params })
    expect(kept.result).toMatchObject({ way: 'own_link', note: says.note })

    const silent = await metLongAgo(houses, false)
    await answer(silent)
    expect(await seenBySender(silent.met.id)).toEqual([])
    expect((await awa.api.readFollowUp({ params: silent.params })).body.state).toBe('done')

    const over = await metLongAgo(houses, true)
    const { body: now } = await miriam.api.readReferral({ params: { referralId: over.met.id } })
    await miriam.api.revokeConsent({
      params: { referralId: over.met.id },
      ifMatch: now.version,
      body: { way: 'phone' },
    })
    await answer(over)
    expect(await seenBySender(over.met.id)).toEqual([])
  })
})
