import { ApiProblem, type Client } from '@passerelle/client'
import { describe, expect, test } from 'vitest'
import { sendVisit } from './send-visit.ts'
import type { Visit, VisitLine } from './visit.ts'

type Sent = { readonly ifMatch: number; readonly lines: readonly { readonly participantId: string }[] }
type Answer = (sent: Sent) => void

const startsAt = '2027-03-06T09:00:00.000Z'
const problem = (status: number, code: string, errors: readonly [path: string, code: string][] = []) =>
  new ApiProblem('recordAttendance', {
    status,
    code,
    title: 'T',
    detail: 'D',
    errors: errors.map(([path, each]) => ({ path, code: each, message: `because of ${each}` })),
  })
const refusing =
  (...given: Parameters<typeof problem>) =>
  () => {
    throw problem(...given)
  }

/** An API that answers one sending after the other as it is told, and then takes what it is sent. */
function anApi(answers: readonly Answer[], roster: object = {}) {
  const waiting = [...answers]
  const sent: Sent[] = []
  let reads = 0
  const api = {
    readRoster: async () => {
      reads += 1
      return { body: { version: 7 + reads, startsAt, lines: [], ...roster } }
    },
    recordAttendance: async ({ ifMatch, body }: { ifMatch: number; body: Omit<Sent, 'ifMatch'> }) => {
      sent.push({ ifMatch, ...body })
      waiting.shift()?.({ ifMatch, ...body })
    },
  } as unknown as Client // the two calls that are made
  return { api, sent, names: () => sent.map(({ lines }) => lines.map(({ participantId }) => participantId)) }
}

const lineOf = (participantId: string, change: Partial<VisitLine> = {}) =>
  ({
    participantId,
    name: participantId,
    entry: { status: 'attended', notedAt: startsAt },
    ...change,
  }) as VisitLine
const visitOf = (lines: readonly VisitLine[]) =>
  ({ sessionId: 'S', session: { startsAt }, lines }) as unknown as Visit // what is looked at

const three = visitOf(['A', 'B', 'C'].map((each) => lineOf(each)))

describe('what is sent', () => {
  test('is all that was written down, upon the roster as it stands', async () => {
    const { api, sent } = anApi([])
    const blank = { participantId: 'D', name: 'D' } as unknown as VisitLine // of whom nothing was written down
    const sending = await sendVisit(api, visitOf([...three.lines, blank]))
    expect(sending.sent.map(({ participantId }) => participantId)).toEqual(['A', 'B', 'C'])
    expect(sent).toMatchObject([{ ifMatch: 8, lines: [{ known: 0 }, {}, {}] }])
    expect(sending).not.toHaveProperty('movedTo')
  })

  test('goes again where somebody else was quicker, upon what stands then, and not for ever', async () => {
    const stale = refusing(412, 'stale_version')
    const { api, sent } = anApi([stale, stale])
    expect((await sendVisit(api, three)).sent).toHaveLength(3)
    expect(sent.map(({ ifMatch }) => ifMatch)).toEqual([8, 9, 10])
    await expect(sendVisit(anApi(Array(20).fill(stale)).api, three)).rejects.toThrow(ApiProblem)
  })

  test('are at most forty at once', async () => {
    const { api, names } = anApi([])
    await sendVisit(api, visitOf(Array.from({ length: 90 }, (_, n) => lineOf(`P${n}`))))
    expect(names().map(({ length }) => length)).toEqual([40, 40, 10])
  })
})

describe('lines that the API names', () => {
  const theirs = { version: 3, status: 'excused', teachingUnits: 0 }

  test('stay with what stands there or with the reason, and the others go without them', async () => {
    const { api, names } = anApi(
      [
        refusing(400, 'invalid', [['body.lines[2].participantId', 'not_enrolled']]),
        refusing(409, 'written_meanwhile', [['body.lines[1].known', 'changed_meanwhile']]),
      ],
      { lines: [{ participantId: 'B', attendance: theirs }] },
    )
    const { sent, obstacles } = await sendVisit(api, three)
    expect(names()).toEqual([['A', 'B', 'C'], ['A', 'B'], ['A']])
    expect(sent.map(({ participantId }) => participantId)).toEqual(['A'])
    expect(Object.fromEntries(obstacles)).toEqual({
      B: { standing: { ...theirs, isSigned: false } },
      C: { message: 'because of not_enrolled' },
    })
  })

  test('are not tried again before a person decided', async () => {
    const { api, names } = anApi([])
    await sendVisit(api, visitOf([lineOf('A'), lineOf('B', { obstacle: { message: 'No place' } })]))
    expect(names()).toEqual([['A']])
  })
})

test('what stands in the way of all of it is told as it is', async () => {
  const off = refusing(409, 'not_possible')
  await expect(sendVisit(anApi([off]).api, three)).rejects.toMatchObject({
    problem: { code: 'not_possible' },
  })
  const lost = () => {
    throw new TypeError('no network')
  }
  await expect(sendVisit(anApi([lost]).api, three)).rejects.toThrow('no network')
})

test('a session that was moved is told of with what was sent', async () => {
  const { api } = anApi([], { startsAt: '2027-03-07T09:00:00.000Z' })
  expect(await sendVisit(api, three)).toMatchObject({ movedTo: '2027-03-07T09:00:00.000Z' })
})
