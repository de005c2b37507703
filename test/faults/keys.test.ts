import { afterEach, expect, test } from 'vitest'
import { aPerson } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { type Call, failing, type Interference, isCall, meeting } from '../support/interference.ts'
import { recorder } from '../support/recorder.ts'
import { census, difference } from '../support/rows.ts'
import { expectNothingTold, expectToBeWorthRepeating } from './answers.ts'
import { aCorridor } from './house.ts'

/* Without the key service nothing is opened and nothing is sealed; above all, nothing is kept unsealed instead. */

const line = recorder()
const stage = await openTestCloud({}, line)
const { cloud } = stage
const { api: operator } = await stage.operator()

afterEach(() => cloud.interfere(undefined))

const passing: readonly (readonly [string, Interference])[] = [
  ['is throttled', failing('ThrottlingException')],
  ['fails inside', failing('KMSInternalException', 500)],
  ['waits for another service', failing('DependencyTimeoutException', 500)],
  ['cannot reach the key', failing('KeyUnavailableException', 500)],
  ['has its key disabled', failing('DisabledException')],
  ['has its key pending deletion', failing('KMSInvalidStateException')],
  ['breaks the connection', { drop: 'before' }],
]
const lasting: readonly (readonly [string, Interference])[] = [
  ['denies access', failing('AccessDeniedException')],
  ['knows no such key', failing('NotFoundException')],
  ['says that the ciphertext is none', failing('InvalidCiphertextException')],
]
const kms = isCall('kms:*')

/** The key that a call asks for: nothing but its context tells one from another. */
function keyAskedFor({ operation, body }: Call): string {
  const { EncryptionContext } = JSON.parse(body.toString()) as { EncryptionContext: unknown }
  return `${operation} ${JSON.stringify(EncryptionContext)}`
}

let houses = 0

/** An organisation of which no environment holds a key yet. */
async function coldHouse() {
  houses += 1
  const { tenant, admin } = await stage.openTenant()
  const coach = await stage.join(admin, ['coach'])
  // The next one's, who reads what the operator's environment has sealed.
  const other = await stage.openTenant()
  return { tenant, admin, coach, other }
}

test.each([...passing, ...lasting])(
  'when the key service %s, nothing is written and nothing is told',
  async (how, fault) => {
    const { tenant, coach, other } = await coldHouse()
    const before = await census(cloud)
    const since = line.exchanges.length
    const attempts = new Map<string, number>()
    cloud.interfere((call) => {
      if (!kms(call)) return undefined
      const key = keyAskedFor(call)
      attempts.set(key, (attempts.get(key) ?? 0) + 1)
      return fault
    })
    const key = { idempotencyKey: `taken-in-without-keys-${houses}` }
    const commands = [
      () => coach.api.takeInParticipant({ body: aPerson(), ...key }),
      () => other.admin.api.proposeCorridor({ body: aCorridor(tenant.id), ...key }),
      () => other.admin.api.listMembers(),
      () =>
        operator.openTenant({
          body: {
            slug: `without-keys-${houses}`,
            name: 'Without keys',
            kind: 'centre',
            country: 'SN',
            language: 'fr',
            admin: { name: 'Awa', email: `awa@without-keys-${houses}.example.org` },
          },
          ...key,
        }),
    ]
    const outcomes = await Promise.allSettled(commands.map((send) => send()))
    cloud.interfere(undefined)
    expect(outcomes.map(({ status }) => status)).toEqual(commands.map(() => 'rejected'))
    const answers = line.exchanges.slice(since)
    for (const answer of answers) {
      if (passing.some(([name]) => name === how)) expectToBeWorthRepeating(answer)
      else expectNothingTold(answer)
    }
    expect(attempts.size).toBeGreaterThanOrEqual(5)
    // Each by itself: an earlier round's last attempt may come after its answer, and is of another organisation's key.
    expect(Math.max(...attempts.values())).toBeLessThanOrEqual(4)
    await cloud.settled()
    expect(difference(before, await census(cloud))).toEqual({})

    const [taken] = await Promise.all(commands.map((send) => send()))
    expect(taken).toMatchObject({ status: 201 })
  },
)

test('a key service that fails for a moment is not noticed', async () => {
  const { coach } = await coldHouse()
  cloud.interfere(meeting(kms, failing('ThrottlingException'), 2))
  expect((await coach.api.takeInParticipant({ body: aPerson() })).status).toBe(201)
})
