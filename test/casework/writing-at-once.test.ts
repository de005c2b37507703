import type { ApiProblem } from '@passerelle/client'
import { stages } from '@passerelle/domain/casework'
import { expect, test } from 'vitest'
import { anInterview, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const one = await stage.join(admin, ['coordinator'])
const other = await stage.join(admin, ['coordinator'])

const statusOf = (result: PromiseSettledResult<{ status: number }>) =>
  result.status === 'fulfilled' ? result.value.status : (result.reason as ApiProblem).problem.status

test('of two who change a case at once exactly one does, and list and case say the same afterwards', async () => {
  const { id } = await takeIn(one.api)
  const params = { participantId: id }
  const way = stages.filter((to) => ['decided', 'in_plan', 'ready'].includes(to))
  for (let version = 1; version <= 20; version += 1) {
    const to = way[version % 3] ?? 'decided'
    const results = await Promise.allSettled([
      one.api.moveStage({ params, body: { stage: to }, ifMatch: version }),
      other.api.editParticipant({ params, body: { gender: 'female' }, ifMatch: version }),
    ])
    expect(results.map(statusOf).toSorted()).toEqual([200, 412])
    const { body: participant } = await one.api.readParticipant({ params })
    expect(participant.version).toBe(version + 1)
    const lines = (await scan(stage.cloud, 'main')).filter(
      ({ pk, id: of }) => String(pk).endsWith('#CASELOAD') && of === id,
    )
    expect(lines).toMatchObject([{ version: version + 1, stage: participant.stage }])
  }
})

test('of two who write the first interview down at once exactly one does', async () => {
  for (let round = 0; round < 10; round += 1) {
    const params = { participantId: (await takeIn(one.api)).id }
    const results = await Promise.allSettled([
      one.api.recordFirstInterview({ params, body: anInterview({ goal: 'One' }) }),
      other.api.recordFirstInterview({ params, body: anInterview({ goal: 'Other' }) }),
    ])
    expect(results.map(statusOf).toSorted()).toEqual([201, 409])
    expect((await one.api.readFirstInterview({ params })).version).toBe(1)
  }
})

test('the same request sent five times at once takes one person in', async () => {
  const { body: before } = await one.api.listParticipants({ query: { limit: 100 } })
  const order = { body: { names: anyName, languages: ['fr'], returnCountry: 'SN' as const } }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      one.api.takeInParticipant({ ...order, idempotencyKey: 'five-times-at-once' }),
    ),
  )
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  const { body: after } = await one.api.listParticipants({ query: { limit: 100 } })
  expect(after.items.length).toBe(before.items.length + 1)
})

const anyName = [{ kind: 'official' as const, primary: true, given: 'Awa' }]
