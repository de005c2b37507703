import type { Context } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onCall, onChanges } from './events.ts'

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

function message(messageId: string, body: unknown = { change: 'INSERT', pk: 'T#A#MEMBERS', sk: messageId }) {
  return { messageId, body: JSON.stringify(body) }
}

const batch = { Records: ['1', '2', '3', '4'].map((id) => message(id)) }

describe('changes out of a queue', () => {
  it('are handled one after the other', async () => {
    const story: string[] = []
    const handler = onChanges(async ({ sk }) => {
      story.push(`${sk} begins`)
      // The first takes longest, and still nothing overtakes it.
      for (let turn = Number(sk); turn < 5; turn += 1) await Promise.resolve()
      story.push(`${sk} ends`)
    })
    expect(await handler(batch, context)).toEqual({ batchItemFailures: [] })
    expect(story).toEqual(['1', '2', '3', '4'].flatMap((id) => [`${id} begins`, `${id} ends`]))
    expect(metrics()).toMatchObject([{ failed: 0 }])
  })

  it('do not wait for one that failed, which alone comes again', async () => {
    const handled: string[] = []
    const handler = onChanges(async ({ sk }) => {
      if (sk === '2') throw new Error('Amina')
      handled.push(sk)
    })
    expect(await handler(batch, context)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
    expect(handled).toEqual(['1', '3', '4'])
    expect(lines.join()).toContain('change failed')
    expect(lines.join()).not.toContain('Amina')
    expect(metrics()).toMatchObject([{ failed: 1 }])
  })

  it.each([
    ['no text at all', ''],
    ['something else', 7],
    ['no key', { change: 'INSERT', pk: 'T#A#MEMBERS' }],
    ['an empty key', { change: 'INSERT', pk: '', sk: '' }],
    ['a change of no kind', { change: 'RENAME', pk: 'T#A#MEMBERS', sk: '1' }],
  ])('that say %s fail, and nobody handles them', async (_, body) => {
    const handle = vi.fn(async () => {})
    expect(await onChanges(handle)({ Records: [message('1', body)] }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    })
    expect(handle).not.toHaveBeenCalled()
  })

  it('may be none', async () => {
    expect(await onChanges(async () => {})({ Records: [] }, context)).toEqual({ batchItemFailures: [] })
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
