import type { Quotas } from '@passerelle/contract'
import { afterAll, afterEach, expect, test } from 'vitest'
import { latencyOf } from '../bench/figures.ts'
import { aPerson, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person, type TestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { failing, isMembersCall, meeting, nameOf } from '../support/interference.ts'
import { ownLink } from '../support/own-link.ts'
import { roomy } from '../support/quotas.ts'
import { type RawAnswer, rawClient } from '../support/raw.ts'

/*
 * One organisation asks for twenty times of what it may, while another one works. The loud one gets its quota to the
 * request, and for the rest a refusal that costs nobody anything; the other one notices nothing.
 */

const quota = 30
const times = 20
const inFlight = 8
const quotas: Quotas = {
  perMinute: { ...roomy.perMinute, coaching: quota },
  perLink: 3,
  free: 5,
  lease: 10,
}

// One environment a function and tenant, so that it is known who counts.
const stage = await openTestCloud({ quotas, concurrency: 1 })
const { admin: quietAdmin } = await stage.openTenant({ kind: 'centre', country: 'SN' })
const quiet = await stage.join(quietAdmin, ['coach'])

const told: string[] = []
afterAll(() => console.info(told.join('\n')))
afterEach(() => stage.cloud.interfere(undefined))

/** An organisation of which nothing is counted yet, and somebody who works there and is known to the gateway. */
async function fresh({
  openTenant,
  join,
}: TestCloud): Promise<{ readonly coach: Person; readonly tenant: string }> {
  const { admin, tenant } = await openTenant()
  return { coach: await join(admin, ['coach']), tenant: tenant.id }
}

/**
 * Does something that has to be over before the minute is, with what is made for it before. Where it was not, it counts
 * for nothing and is done anew, by somebody else.
 */
async function inOneMinute<Made, Result>(
  make: () => Promise<Made>,
  act: (made: Made) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const made = await make()
    const minute = () => Math.floor(Date.now() / 60_000)
    const before = minute()
    const result = await act(made)
    if (minute() === before) return result
  }
}

/** Sends so many requests, several at a time. */
async function burst<Answer>(count: number, send: () => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  let left = count
  const oneAfterAnother = async () => {
    while (left > 0) {
      left -= 1
      answers.push(await send())
    }
  }
  await Promise.all(Array.from({ length: inFlight }, oneAfterAnother))
  return answers
}

const statusesOf = (answers: readonly RawAnswer[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, all]) => [status, all.length]),
  )

/** Works as somebody does all day until it is over, and tells how long each answer took. */
async function working(who: Person, isOver: () => boolean): Promise<readonly number[]> {
  const took: number[] = []
  const call = rawClient(stage.cloud.api, who)
  do {
    const began = performance.now()
    const answer = await call('listParticipants', { query: '?limit=10' })
    took.push(performance.now() - began)
    expect(answer).toMatchObject({ status: 200, body: { items: [{}] } })
  } while (!isOver())
  return took
}

/** The calls that are made in somebody's name meanwhile. */
async function callsOf({ memberId }: Person, act: () => Promise<unknown>): Promise<readonly string[]> {
  const calls: string[] = []
  stage.cloud.interfere((call) => {
    const { principal } = call
    if (principal?.kind === 'role' && principal.sessionName === memberId) calls.push(nameOf(call))
    return undefined
  })
  try {
    await act()
  } finally {
    stage.cloud.interfere(undefined)
  }
  return calls
}

/** Asks for much more than one may. */
function loudly(of: TestCloud, { coach }: { readonly coach: Person }): Promise<readonly RawAnswer[]> {
  const call = rawClient(of.cloud.api, coach)
  return burst(times * quota, () => call('listParticipants'))
}

test('of twenty times its quota an organisation gets its quota, and another one that works notices nothing', async () => {
  await takeIn(quiet.api)
  const alone = await (async () => {
    let left = 100
    return working(quiet, () => {
      left -= 1
      return left === 0
    })
  })()
  const { loud, beside } = await inOneMinute(
    () => fresh(stage),
    async (somebody) => {
      let isOver = false
      const others = working(quiet, () => isOver)
      const answers = await loudly(stage, somebody).finally(() => {
        isOver = true
      })
      return { loud: answers, beside: await others }
    },
  )

  expect(statusesOf(loud)).toEqual({ 200: quota, 429: (times - 1) * quota })
  const refused = loud.filter(({ status }) => status === 429)
  for (const { code, type, headers } of refused) {
    expect([code, type]).toEqual(['quota_exceeded', 'application/problem+json'])
    const seconds = Number(headers.get('retry-after'))
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(headers.get('ratelimit-policy')).toBe(`"organisation";q=${quota};w=60`)
    expect(headers.get('ratelimit')).toBe(`"organisation";r=0;t=${seconds}`)
  }
  const left = loud.flatMap(({ status, headers }) =>
    status === 200 ? [Number(/;r=(\d+);/.exec(headers.get('ratelimit') ?? '')?.[1])] : [],
  )
  expect(left.toSorted((one, other) => one - other)).toEqual(Array.from({ length: quota }, (_, n) => n))

  // Told and not judged: on a busy machine the processors decide, and not the quota.
  const [before, during] = [latencyOf(alone).p99, latencyOf(beside).p99]
  told.push(
    `noisy neighbour: ${times} × the quota; of the other ${beside.length} requests, 0 refused or failed; ` +
      `p99 ${before.toFixed(1)} ms alone, ${during.toFixed(1)} ms beside it (× ${(during / before).toFixed(2)})`,
  )
})

test('counting takes a call for each part of the quota, and a refusal none, nor anything else', async () => {
  const { first, rest, tenant } = await inOneMinute(
    () => fresh(stage),
    async ({ coach, tenant: id }) => {
      const call = rawClient(stage.cloud.api, coach)
      const send = (count: number) => callsOf(coach, () => burst(count, () => call('listParticipants')))
      return { first: await send(quota), rest: await send((times - 1) * quota), tenant: id }
    },
  )
  const counts = (await scan(stage.cloud, 'main')).filter(({ pk }) => pk === `T#${tenant}#USAGE`)
  const isCount = (name: string) => name === 'dynamodb:UpdateItem'
  // 5 for free, counted with the first 10; then 10; of the last 10 only 5 are left, and so it is known to be all.
  expect(first.filter(isCount)).toHaveLength(3)
  expect(first.filter((name) => !isCount(name)).length).toBeGreaterThanOrEqual(quota)
  expect(rest).toEqual([])
  expect(counts).toMatchObject([{ pk: `T#${tenant}#USAGE`, entity: 'Usage', count: 5 + 3 * 10 }])
  told.push(
    `noisy neighbour: ${rest.length} calls of any service for ${(times - 1) * quota} refused requests`,
  )
})

test('a command that is refused does nothing, and its key is as new', async () => {
  const { before, after, statuses } = await inOneMinute(
    () => fresh(stage),
    async ({ coach }) => {
      const call = rawClient(stage.cloud.api, coach)
      await burst(quota, () => call('listParticipants'))
      const rows = async () => (await scan(stage.cloud, 'main')).length
      const start = await rows()
      const headers = { 'Idempotency-Key': 'the-same-key-twice' }
      const answers = [
        await call('takeInParticipant', { body: aPerson(), headers }),
        // Not even what is wrong with it is looked at.
        await call('takeInParticipant', { body: '{', headers }),
        await call('listColleagues'),
      ]
      return { before: start, after: await rows(), statuses: answers.map(({ status }) => status) }
    },
  )
  // Another function has counted nothing yet, and answers what it has for free.
  expect(statuses).toEqual([429, 429, 200])
  expect(after).toBe(before)
})

test('where nobody can be asked, requests are answered, and it is told', async () => {
  const lines: string[] = []
  const watched = await openTestCloud({ quotas, concurrency: 1, log: ({ line }) => lines.push(line) })
  const outage = meeting(isMembersCall('dynamodb:UpdateItem'), failing('AccessDeniedException'))
  const { answers, met } = await inOneMinute(
    () => fresh(watched),
    async ({ coach }) => {
      const call = rawClient(watched.cloud.api, coach)
      watched.cloud.interfere(outage)
      const before = outage.met()
      try {
        return { answers: await burst(quota, () => call('listParticipants')), met: outage.met() - before }
      } finally {
        watched.cloud.interfere(undefined)
      }
    },
  )
  expect(statusesOf(answers)).toEqual({ 200: quota })
  // After 5, 15 and 25 requests.
  expect(met).toBe(3)
  expect(lines.filter((line) => line.includes('"uncountedRequests":1')).length).toBeGreaterThanOrEqual(3)
})

test('who comes by a link has a quota of their own, and their organisation keeps its own', async () => {
  const answers = await inOneMinute(
    async () => {
      const { coach } = await fresh(stage)
      return { coach, link: await ownLink(stage, coach, await takeIn(coach.api)) }
    },
    async ({ coach, link }) => {
      const call = rawClient(stage.cloud.api, { ...coach, tokens: { ...coach.tokens, access: link.bearer } })
      const own = await burst(10, () => call('readSelf'))
      return { own, coachs: await rawClient(stage.cloud.api, coach)('listParticipants') }
    },
  )
  expect(statusesOf(answers.own)).toEqual({ 200: 3, 429: 7 })
  expect(answers.own.at(-1)?.headers.get('ratelimit-policy')).toBe('"link";q=3;w=60')
  expect(answers.coachs.status).toBe(200)
})

test('several environments of an organisation count together', async () => {
  const several = 3
  const wide = await openTestCloud({ quotas, concurrency: several })
  const answers = await inOneMinute(
    () => fresh(wide),
    (somebody) => loudly(wide, somebody),
  )
  const { 200: answered = 0, 429: refused = 0 } = statusesOf(answers)
  expect(answered + refused).toBe(times * quota)
  expect(answered).toBeGreaterThanOrEqual(quota)
  // Each may answer what it has for free before it asks.
  expect(answered).toBeLessThanOrEqual(quota + several * quotas.free)
})

test('a stage that holds nobody to a quota would be seen', async () => {
  const open = await openTestCloud({ concurrency: 1 })
  expect(statusesOf(await loudly(open, await fresh(open)))).toEqual({ 200: times * quota })
})
