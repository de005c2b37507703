import type { Context } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inOrder, onCall, type StreamRecord } from './events.ts'

// The part of Lambda's context that handlers read: how much time is left.
const context = { getRemainingTimeInMillis: () => 10_000 } as Context

const written = vi.spyOn(process.stdout, 'write')
let lines: string[] = []
beforeEach(() => {
  lines = []
  written.mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(() => written.mockReset())

const metrics = () => lines.map((line) => JSON.parse(line)).filter((line) => 'milliseconds' in line)

function record(sequenceNumber: string): StreamRecord {
  return {
    eventID: sequenceNumber,
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: sequenceNumber, NewImage: { name: { S: 'Amina' } } },
  }
}

const batch = { Records: ['1', '2', '3', '4'].map(record) }

describe('the records of a stream', () => {
  it('are handled one after the other, in their order', async () => {
    const story: string[] = []
    const handler = inOrder(async ({ eventID }) => {
      story.push(`${eventID} begins`)
      // The first takes longest, and still nothing overtakes it.
      for (let turn = Number(eventID); turn < 5; turn += 1) await Promise.resolve()
      story.push(`${eventID} ends`)
    })
    expect(await handler(batch, context)).toEqual({ batchItemFailures: [] })
    expect(story).toEqual(['1', '2', '3', '4'].flatMap((id) => [`${id} begins`, `${id} ends`]))
    expect(metrics()).toMatchObject([{ failed: 0 }])
  })

  it('are not handled behind one that failed; it and all that follow come again', async () => {
    const handled: string[] = []
    const handler = inOrder(async ({ eventID = '' }) => {
      if (eventID === '2') throw new Error('Amina')
      handled.push(eventID)
    })
    expect(await handler(batch, context)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
    expect(handled).toEqual(['1'])
    expect(lines.join()).toContain('record failed')
    expect(lines.join()).not.toContain('Amina')
    expect(metrics()).toMatchObject([{ failed: 1 }])
  })

  it('come again all of them when the one that failed has no number', async () => {
    const handler = inOrder(async () => Promise.reject(new Error()))
    expect(await handler({ Records: [{}] }, context)).toEqual({ batchItemFailures: [{ itemIdentifier: '' }] })
  })

  it('may be none', async () => {
    expect(await inOrder(async () => {})({ Records: [] }, context)).toEqual({ batchItemFailures: [] })
  })
})

describe('a call', () => {
  it('is answered, and measured', async () => {
    const handler = onCall(async ({ times }: { times: number }) => times * 2)
    expect(await handler({ times: 21 }, context)).toBe(42)
    expect(metrics()).toMatchObject([
      {
        _aws: { CloudWatchMetrics: [{ Namespace: 'Passerelle', Dimensions: [['function']] }] },
        failed: 0,
        milliseconds: expect.any(Number),
      },
    ])
  })

  it('that fails, fails; the log says where and not what', async () => {
    const handler = onCall(async () => Promise.reject(new RangeError('Amina')))
    await expect(handler({}, context)).rejects.toThrow(RangeError)
    expect(lines.join()).toContain('RangeError')
    expect(lines.join()).not.toContain('Amina')
    expect(metrics()).toMatchObject([{ failed: 1 }])
  })

  it('that finds no end is given up before it is cut off', async () => {
    const soon = { getRemainingTimeInMillis: () => 30 } as Context
    const handler = onCall(() => new Promise(() => {}))
    await expect(handler({}, soon)).rejects.toThrow()
    expect(metrics()).toMatchObject([{ failed: 1 }])
  })
})
