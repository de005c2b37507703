import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@passerelle/client'
import { openLocalCloud } from '@passerelle/local-cloud'
import { attemptOf } from '@passerelle/table'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assembly, type Person, stage } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { scan } from '../support/engine.ts'
import { referralIn, type TwoHouses, twoHouses } from '../support/exchange.ts'
import { patience } from '../support/patience.ts'
import { uncounted } from '../support/quotas.ts'
import { type ServedCloud, serveCloud } from '../support/served-cloud.ts'
import { halves, type Rows } from './wholeness.ts'
import { administrator, caseworker, idOf, messenger, openWriters, type Writers } from './writers.ts'

/*
 * Power cuts. People keep on writing while the table engine, and then the whole cloud around it, are killed without
 * warning. Acknowledged writes are there afterwards, nothing is there by half, and a caller who does not know the fate
 * of a request sends it again and gets the first answer.
 */

const lives = effort({ usual: 6, whole: 50 })
/** Acknowledged writes between two kills, at least. */
const breath = 3
const data = mkdtempSync(join(tmpdir(), 'passerelle-kill-'))
let houses: TwoHouses

beforeAll(async () => {
  const cloud = await openLocalCloud({ assembly, data, patience, template: uncounted })
  houses = await twoHouses(stage(cloud))
  // A row of every kind, however little is written between the kills.
  await referralIn(houses, 'awaiting_consent')
  await referralIn(houses, 'accepted')
  await cloud.close()
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

test(
  'no acknowledged write is lost and none is half done, however often everything is killed',
  async () => {
    const writers = openWriters(houses, [caseworker, messenger, messenger, administrator])
    const counts = { engine: 0, cloud: 0, repeated: 0, lost: 0, half: 0 }
    let slowest = 0
    let random = 20260131

    const acknowledged = () => writers.deeds.filter((deed) => deed.acknowledged !== undefined)
    /** Lets them write until enough is acknowledged, and then a moment longer, so that it strikes anywhere. */
    async function writing(): Promise<void> {
      const before = acknowledged().length
      await expect.poll(() => acknowledged().length - before, { interval: 5 }).toBeGreaterThan(breath)
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31
      await new Promise((resolve) => setTimeout(resolve, random % 40))
    }

    async function takeStock(cloud: ServedCloud): Promise<void> {
      const rows = await rowsOf(cloud)
      const half = halves(rows)
      const lost = lostIn(rows, writers)
      expect({ half: half.slice(0, 5), lost: lost.slice(0, 5) }).toEqual({ half: [], lost: [] })
      counts.half += half.length
      counts.lost += lost.length
      const done = acknowledged()
      for (const deed of [done.at(-1), done.at(random % done.length)]) {
        const repeated = await deed?.repeat()
        expect(repeated?.status).toBe(deed?.acknowledged?.status)
        expect(repeated?.headers.get('idempotency-replayed')).toBe('true')
        expect(repeated && idOf(repeated.body)).toBe(deed?.acknowledged?.id)
        counts.repeated += 1
      }
    }

    let cloud = await serveCloud(data)
    try {
      for (let life = 0; life < lives; life += 1) {
        const client = clientsOf(cloud)
        writers.resume(client)
        await writing()
        process.kill(cloud.engine, 'SIGKILL')
        counts.engine += 1
        await writers.pause()
        await takeStock(cloud)

        writers.resume(client)
        await writing()
        await cloud.kill()
        counts.cloud += 1
        const since = performance.now()
        await writers.pause()
        cloud = await serveCloud(data)
        await clientsOf(cloud)(houses.miriam).readMe()
        slowest = Math.max(slowest, performance.now() - since)
        writers.use(clientsOf(cloud))
        await takeStock(cloud)
      }
      writers.resume(clientsOf(cloud))
      await writing()
      await writers.stop()
    } finally {
      await cloud.kill()
    }
    console.info(
      `${counts.engine} kills of the engine and ${counts.cloud} of the cloud: ${acknowledged().length} writes acknowledged, ` +
        `${counts.lost} lost, ${counts.half} half done; ${writers.unanswered()} requests unanswered and sent again, ` +
        `${counts.repeated} answered a second time; serving again after ${Math.round(slowest)} ms at the most`,
    )
  },
  600_000 + 60_000 * lives,
)

test('everything that was written can be read afterwards, and everybody invited was taken in', async () => {
  const cloud = await openLocalCloud({ assembly, data, patience, template: uncounted })
  try {
    await cloud.settled()
    const rows = await rowsOf(cloud)
    expect(halves(rows)).toEqual([])
    expect(rows.main.filter(({ entity, subject }) => entity === 'Member' && subject === undefined)).toEqual(
      [],
    )
    const { coordinator } = {
      coordinator: createClient({ api: cloud.api, token: () => houses.lead.tokens.access }),
    }
    let cursor: string | undefined
    let read = 0
    do {
      const query = { limit: 100, ...(cursor && { cursor }) }
      const { body } = await coordinator.listParticipants({ query })
      read += body.items.length
      cursor = body.next
    } while (cursor !== undefined)
    const cases = rows.main.filter(
      ({ pk, sk }) => sk === 'CASE' && String(pk).startsWith(`T#${houses.bfz.id}#`),
    )
    expect(read).toBe(cases.length)
  } finally {
    await cloud.close()
  }
})

test('a row that is missing is found out', async () => {
  const cloud = await openLocalCloud({ assembly, data, patience, template: uncounted })
  const { main, keys } = await rowsOf(cloud)
  await cloud.close()
  expect(halves({ main, keys })).toEqual([])
  const kinds = [
    'Participant',
    'CaseloadSummary',
    'MemberEmail',
    'Membership',
    'TimelineEvent',
    'CaseReferrals',
    'ReferralAddress',
    'Consent',
  ]
  for (const entity of kinds) {
    const at = main.findIndex((row) => row['entity'] === entity && row['tenantId'] !== 'PLATFORM')
    expect(at, entity).toBeGreaterThanOrEqual(0)
    expect(halves({ main: main.toSpliced(at, 1), keys }), entity).not.toEqual([])
  }
  for (const action of [
    'takeInParticipant',
    'openReceivedCase',
    'takeMemberIn',
    'arrive',
    'acceptReferral',
  ]) {
    const at = main.findIndex((row) => row['action'] === action)
    expect(at, action).toBeGreaterThanOrEqual(0)
    expect(halves({ main: main.toSpliced(at, 1), keys }), action).not.toEqual([])
  }
  for (const place of [/#KEYS DEK#/, /#HELD TIER#\d+#T\d$/, /#KEYS TIER#\d+#T\d$/, /#HELD TIER#0+#COURSE$/]) {
    const at = keys.findIndex(({ pk, sk }) => place.test(`${pk} ${sk}`))
    expect(at, String(place)).toBeGreaterThanOrEqual(0)
    expect(halves({ main, keys: keys.toSpliced(at, 1) }), String(place)).not.toEqual([])
  }
})

async function rowsOf(address: Parameters<typeof scan>[0]): Promise<Rows> {
  const [main, keys] = await Promise.all([scan(address, 'main'), scan(address, 'keys')])
  return { main, keys }
}

function clientsOf({ api }: Pick<ServedCloud, 'api'>): (person: Person) => Client {
  return ({ tokens }) => createClient({ api, token: () => tokens.access })
}

/** Acknowledged commands whose first answer stands nowhere. */
function lostIn({ main }: Rows, { deeds }: Writers): readonly string[] {
  const answers = new Map(main.filter(({ entity }) => entity === 'Attempt').map(({ sk, id }) => [sk, id]))
  return deeds.flatMap(({ name, person, key, acknowledged }) => {
    if (acknowledged === undefined) return []
    const attempt = { idempotencyKey: key, member: person.memberId, operation: name, content: [] }
    return answers.get(attemptOf(attempt).place) === acknowledged.id ? [] : [`${name} ${acknowledged.id}`]
  })
}
