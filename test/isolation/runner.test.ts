import { digest, newDataKey } from '@passerelle/vault'
import { expect, test } from 'vitest'
import type { Sender, Wire, WireAnswer } from './support/http.ts'
import { type Actor, type Probe, wire } from './support/probes/probe.ts'
import { run } from './support/probes/runner.ts'

const victim = '01HZX4YJ0000000000000000V1'
const nobodysSecrets = new Set<string>()
const actor: Actor = { name: 'somebody', token: 'token', roles: [], knows: new Set() }

/** A place in a list, as the product signs it. */
function cursor(place: string): string {
  const written = Buffer.from(JSON.stringify({ place })).toString('base64url')
  return `${written}.${digest(newDataKey(), 'cursor', 'list', written)}`
}

/** An API that answers by itself. */
function api(answerTo: (asked: Wire) => Partial<WireAnswer>): Sender {
  return {
    send: async (asked) => ({ status: 200, headers: {}, body: '{}', ...answerTo(asked) }),
    close: () => {},
  }
}

/** A request with a header that must count for nothing. */
function probes(count: number): readonly Probe[] {
  const twin = wire('GET', '/v1/journal', actor.token)
  return Array.from({ length: count }, () => ({
    what: 'a tenant in a header',
    actor,
    twin,
    wire: { ...twin, headers: [...twin.headers, 'X-Tenant-Id', victim] },
  }))
}

test('a list that grows with every request differs by nothing that counts', async () => {
  let lines = 0
  const growing = api(() => {
    lines += 1
    const at = new Date(Date.UTC(2026, 10, 30) + lines).toISOString()
    const id = `01HZX4YJ00000000000000${String(lines).padStart(4, '0')}`
    return {
      headers: { link: `<?cursor=${cursor(`${at}#${id}`)}>; rel="next"` },
      body: JSON.stringify({ items: [{ id, at }] }),
    }
  })
  expect(await run(growing, nobodysSecrets, probes(40))).toMatchObject({ leaks: [], differences: [] })
})

test('an answer that differs as long as others are asked besides is compared again when all is quiet', async () => {
  let underWay = 0
  let asked = 0
  const uneasy: Sender = {
    send: async () => {
      underWay += 1
      await new Promise(setImmediate)
      const others = underWay > 1
      underWay -= 1
      asked += 1
      return { status: 200, headers: {}, body: JSON.stringify({ line: others ? asked : 0 }) }
    },
    close: () => {},
  }
  expect(await run(uneasy, nobodysSecrets, probes(10))).toMatchObject({ differences: [] })
})

test('an answer that differs by the header differs however often it is asked', async () => {
  const confused = api(({ headers }) => ({ status: headers.includes('X-Tenant-Id') ? 404 : 200 }))
  const { differences } = await run(confused, nobodysSecrets, probes(3))
  expect(differences).toHaveLength(3)
})

test('an id of a victim is seen within a cursor too', async () => {
  const leaky = api(() => ({ headers: { link: `<?cursor=${cursor(`THING#${victim}`)}>; rel="next"` } }))
  const [probe] = probes(1)
  if (probe === undefined) throw new Error('there is no probe')
  const plain = { ...probe, wire: wire('GET', '/v1/journal', actor.token) }
  expect((await run(leaky, new Set([victim]), [plain])).leaks).toHaveLength(1)
})
