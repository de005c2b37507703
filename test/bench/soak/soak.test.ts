import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCloud } from '../../support/cloud.ts'
import { type Load, openLoad } from '../load/load.ts'
import type { Operation } from '../operations.ts'
import { operationsOf } from '../operations.ts'
import { setTheStage } from '../stage.ts'
import { slopeOf } from './slope.ts'
import { sustain } from './sustain.ts'
import { referralsIn, roundOf } from './workday.ts'

const strain = { perSecond: 20, secondsOfRound: 1, rounds: 3 }
const stage = await openTestCloud()
let load: Load
let operations: readonly Operation[]

beforeAll(async () => {
  const prepared = (strain.rounds + 1) * referralsIn(strain.perSecond)
  operations = operationsOf(await setTheStage(stage.cloud, { sizes: [60], prepared }))
  load = openLoad({ api: stage.cloud.api, engine: stage.cloud.endpoints.engine, authorized: {} }, {})
})
afterAll(() => load.close())

describe('a working day', () => {
  it('is done without an error: what is sent is accepted, and everything is answered', async () => {
    const { operations: done, failures, latencies } = await sustain(load, operations, strain)
    expect(failures).toEqual([])
    expect(done).toBe(60)
    expect(Object.fromEntries([...latencies].map(([name, { count }]) => [name, count]))).toMatchObject({
      'first 50 of 60': 12,
      inbox: 6,
      'create participant': 3,
      'send referral (3 requests)': 3,
      accept: 2,
    })
    console.info(`${done} operations of a working day, ${failures.length} failed`)
  })

  it('on which one request is refused has that failure, and goes on', async () => {
    const refused = operations.map((operation) =>
      operation.name === 'inbox'
        ? { ...operation, turn: () => [{ method: 'GET', path: '/v1/referrals?box=nothing', headers: {} }] }
        : operation,
    )
    const { operations: done, failures } = await sustain(load, refused, { ...strain, rounds: 1 })
    expect(done).toBe(20)
    expect(failures).toHaveLength(2)
    expect(failures[0]).toContain('/v1/referrals?box=nothing: 401')
  })

  it('reads in its first round what there is nothing yet to accept', () => {
    const names = (isFirst: boolean) => roundOf(operations, 100, isFirst).map(({ name }) => name)
    const counted = (all: readonly string[], name: string) => all.filter((each) => each === name).length
    expect([counted(names(true), 'accept'), counted(names(true), 'read one of 60')]).toEqual([0, 41])
    expect([counted(names(false), 'accept'), counted(names(false), 'read one of 60')]).toEqual([5, 36])
  })
})

describe('memory', () => {
  it('that stays has no slope, however much it wavers, and that grows has one', () => {
    expect(slopeOf([100])).toBe(0)
    expect(slopeOf([100, 110, 110, 100])).toBe(0)
    expect(slopeOf([100, 103, 106, 109])).toBeCloseTo(3)
  })
})
