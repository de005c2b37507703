import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleCloud, type SampleCloud } from '../testing/sample-cloud.ts'

const now = new Date('2026-01-31T02:00:00.000Z')
let sample: SampleCloud
beforeAll(async () => {
  sample = await openSampleCloud({ clock: { now: () => now } })
})
afterAll(() => sample?.close())

test('a schedule is fired with the time at which it was due', async () => {
  expect(await sample.cloud.fire('Clock')).toEqual({ payload: '{"due":"2026-01-31T02:00:00Z"}' })
  const later = new Date('2030-02-01T02:00:00.000Z')
  expect(await sample.cloud.fire('Clock', later)).toEqual({ payload: '{"due":"2030-02-01T02:00:00Z"}' })
  expect(sample.cloud.failures('TickFailures')).toEqual([])
})

test('an event that fails as often as it may is tried ends in the failure queue', async () => {
  await sample.cloud.fire('Clock', new Date('1999-01-01T00:00:00.000Z'))
  await sample.cloud.settled()
  expect(sample.cloud.failures('TickFailures').map(({ body }) => body)).toEqual([
    expect.objectContaining({
      requestContext: expect.objectContaining({ condition: 'RetriesExhausted', approximateInvokeCount: 2 }),
      requestPayload: { due: '1999-01-01T00:00:00Z' },
      responsePayload: expect.objectContaining({ errorMessage: 'too early' }),
    }),
  ])
})
