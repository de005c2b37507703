import { describe, expect, it } from 'vitest'
import { assembly, openTestCloud } from '../support/cloud.ts'
import { preparedCase, twoHouses } from '../support/exchange.ts'
import { billFor, billOfStanding, billOfWork, noWork, times, together } from './bill.ts'
import { accountsFor, organisationsIn } from './capacity.ts'
import { oneDay, oneHandover } from './scenarios.ts'
import { standingIn } from './template-facts.ts'
import { workMeter } from './work-meter.ts'

const list = { requests: { usd: 3.5, per: 1_000_000 }, seconds: { usd: 0.00002, per: 1 } }

describe('a bill', () => {
  it('is each quantity at its price', () => {
    const { lines, usd } = billFor({ requests: 2_000_000, seconds: 50_000 }, list)
    expect(lines).toEqual([
      { name: 'requests', quantity: 2_000_000, usd: 7 },
      { name: 'seconds', quantity: 50_000, usd: 1 },
    ])
    expect(usd).toBe(8)
  })

  it('of a thousand handovers is a thousand times one', () => {
    const one = { ...noWork, gatewayRequests: 20, readUnits: 100, writeUnits: 200, keyCalls: 10 }
    // 20,000 × 3.7 and 100,000 × 0.1525 and 200,000 × 0.7625, each by the million; 10,000 × 0.03 by 10,000.
    expect(billOfWork(times(1_000, one)).usd).toBeCloseTo(0.074 + 0.01525 + 0.1525 + 0.03, 9)
  })

  it('of two is that of both', () => {
    const work = together({ ...noWork, signatures: 3 }, { ...noWork, signatures: 4, objectsWritten: 1 })
    expect(work).toEqual({ ...noWork, signatures: 7, objectsWritten: 1 })
    expect(billOfWork(work).usd).toBeCloseTo(7 * 0.000015 + 0.0000054, 12)
  })

  it('for what stands there comes every month', () => {
    const standing = { keys: 3, alarms: 100, firewalls: 1, firewallRules: 2, gigabytesStored: 10 }
    expect(billOfStanding(standing).usd).toBeCloseTo(3 + 10 + 5 + 2 + 3.06, 9)
  })
})

describe('an account', () => {
  const account = { concurrency: 1_000, environmentsPerThousand: 2_500 }

  it('has room for as many organisations as their environments leave', () => {
    expect(organisationsIn(account, { environments: 2, atWork: 1 })).toBe(1_250)
    expect(organisationsIn(account, { environments: 3, atWork: 0.25 })).toBe(3_333)
    expect(organisationsIn({ ...account, concurrency: 800 }, { environments: 2, atWork: 0.5 })).toBe(2_000)
  })

  it('that is full is followed by another one', () => {
    const habit = { environments: 2, atWork: 0.5 }
    expect([1, 2_500, 2_501, 10_000].map((many) => accountsFor(many, account, habit))).toEqual([1, 1, 2, 4])
  })
})

describe('what is counted', () => {
  const meter = workMeter(assembly)

  it('of a handover is the same each time, but for what a clock says and a key that is not known yet', async () => {
    const stage = await openTestCloud({ concurrency: 1, log: meter.log })
    const houses = await twoHouses(stage)
    await oneHandover(houses)
    const [one, other] = [
      await meter.during(stage.cloud, () => oneHandover(houses)),
      await meter.during(stage.cloud, () => oneHandover(houses)),
    ]
    expect(one.gatewayRequests).toBe(21)
    expect(other).toMatchObject({
      gatewayRequests: one.gatewayRequests,
      functionCalls: one.functionCalls,
      writeUnits: one.writeUnits,
    })
    expect(one.functionCalls).toBeGreaterThanOrEqual(21)
    const { id } = await preparedCase(houses)
    const day = await meter.during(stage.cloud, () => oneDay(houses, id))
    expect(day.gatewayRequests).toBe(8 * 8 + 4)
    const usd = [one, day].map((work) => billOfWork(times(1_000, work)).usd.toFixed(2))
    console.info(`costs: 1,000 handovers ${usd[0]} USD, 1,000 days of a coach ${usd[1]} USD`)
    for (const part of ['readUnits', 'gigabyteSeconds', 'gigabytesLogged', 'gigabytesSent'] as const)
      expect(one[part], part).toBeGreaterThan(0)
  })

  it('stands there by the templates', () => {
    const { keys, alarms } = standingIn(assembly)
    expect(keys).toBeGreaterThanOrEqual(3)
    expect(alarms).toBeGreaterThan(50)
  })
})
