import { expect, test } from 'vitest'
import { clockOf } from '../support/clock.ts'
import { openTestCloud } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { callEngine, scan, scanSpelled } from '../support/engine.ts'
import { referralIn, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { nameOf } from '../support/interference.ts'

/*
 * After an outage there is much to do at once: thousands of referrals, each with a limit that is over. One sweep does
 * all of it, with a number of calls that grows with the referrals and with nothing else, and the next one finds nothing
 * to do.
 */

const many = effort({ usual: 1_000, whole: 10_000 })
/** The writes that DynamoDB takes in one batch. */
const batch = 25

const stage = await openTestCloud()
const { cloud } = stage

/** The fields of a referral that the clock looks at. */
const looked = /^(REFERRAL|CLOCK)$/

/** Puts copies of a referral beside it that differ from it by their ids alone. */
async function multiply({ id }: SeenReferral, copies: number): Promise<void> {
  const rows = (await scanSpelled(cloud, 'main')).filter(
    ({ pk, sk }) => String(pk?.['S']).endsWith(id) && looked.test(String(sk?.['S'])),
  )
  const own = JSON.stringify(rows)
  let waiting: unknown[] = []
  for (let n = 1; n <= copies; n += 1) {
    const copy = own.replaceAll(id, `${id.slice(0, 20)}${String(n).padStart(6, '0')}`)
    waiting.push(...JSON.parse(copy).map((Item: unknown) => ({ PutRequest: { Item } })))
    if (n % batch !== 0 && n < copies) continue
    for (; waiting.length > 0; waiting = waiting.slice(batch)) {
      const RequestItems = { [cloud.tables.main]: waiting.slice(0, batch) }
      await callEngine(cloud, 'DynamoDB_20120810.BatchWriteItem', { RequestItems })
    }
  }
}

test('a sweep acts upon every limit that is over, however many there are, and a second one upon none', async () => {
  const houses = await twoHouses(stage)
  const { sweep, letPass } = clockOf(stage)
  const accepted = await referralIn(houses, 'accepted')
  const offered = await referralIn(houses, 'offered')
  await letPass(accepted, 'departure_question')
  await letPass(offered, 'decision')
  const half = many / 2 - 1
  await multiply(accepted, half)
  await multiply(offered, half)

  const calls: string[] = []
  cloud.interfere((call) => {
    const { principal } = call
    const isClock = principal?.kind === 'role' && principal.sessionName.endsWith('expire-referrals')
    if (isClock) calls.push(nameOf(call))
    return undefined
  })
  const first = await sweep()
  cloud.interfere(undefined)
  expect(first).toEqual({ due: many, acted: many, failed: 0 })
  const count = (name: string) => calls.filter((call) => call === `dynamodb:${name}`).length
  const reads = count('GetItem') + count('BatchGetItem')
  console.info(
    `${many} due referrals in one sweep: ${calls.length / many} calls a referral ` +
      `(${reads} reads, ${count('TransactWriteItems')} writes, ${count('Query')} queries)`,
  )
  // Of those that are looked at in the same moment, some come in one call.
  expect(reads).toBeLessThanOrEqual(many)
  expect(count('TransactWriteItems')).toBe(many)
  expect(calls.length).toBeLessThan(2.1 * many)

  const rows = await scan(cloud, 'main')
  const states = Map.groupBy(
    rows.filter(({ entity }) => entity === 'Referral'),
    ({ state }) => String(state),
  )
  expect([...states].map(([state, { length }]) => [state, length]).sort()).toEqual([
    ['accepted', many / 2],
    ['expired', many / 2],
  ])
  expect(await sweep()).toEqual({ due: 0, acted: 0, failed: 0 })
  expect(cloud.failures('ReferralExpiryFailures')).toEqual([])
}, 1_800_000)
