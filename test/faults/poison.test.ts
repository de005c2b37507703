import { randomBytes } from 'node:crypto'
import type { MemberId } from '@passerelle/domain/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { plant, type SpelledItem } from '../support/engine.ts'
import { failing, isCall } from '../support/interference.ts'

/*
 * A change that can never be followed holds up nothing, and stands in the failure queue after a while: where to look, and
 * nothing of what stands there.
 */

const stage = await openTestCloud({ tells: true, retryPause: () => 0 })
const { cloud } = stage
const queue = 'MemberInvitationFailures'
const { tenant: poisoned, admin: victim } = await stage.openTenant()
const { admin: neighbour } = await stage.openTenant()

beforeEach(() => cloud.purge(queue))
afterEach(() => cloud.interfere(undefined))

let invited = 0

async function invite({ api }: Person): Promise<{ readonly id: MemberId; readonly email: string }> {
  invited += 1
  const email = `invited-${invited}@example.org`
  const { body } = await api.inviteMember({ body: { name: 'Mira', email, roles: ['coach'] } })
  return { id: body.id, email }
}

/** Why somebody is in their state: an invitation that was followed has been sent. */
async function reasonOf({ api }: Person, id: MemberId): Promise<string> {
  return (await api.readMember({ params: { memberId: id } })).body.reason
}

/** The changes that the messages in the failure queue are about. */
function setAside() {
  return cloud.failures(queue).map(({ body }) => body as { readonly pk: string; readonly sk: string }) // as it was told
}

const badId = '0123456789ABCDEFGHJKMNPQRS'
const member = (more: SpelledItem): SpelledItem => ({
  pk: { S: `T#${poisoned.id}#MEMBERS` },
  sk: { S: `MEMBER#${badId}` },
  id: { S: badId },
  entity: { S: 'Member' },
  state: { S: 'invited' },
  version: { N: '1' },
  ...more,
})
const strange = '9'.repeat(26)
const poisons: readonly (readonly [string, SpelledItem])[] = [
  ['cannot be opened', member({ sealed: { B: randomBytes(200).toString('base64') } })],
  ['holds nothing sealed', member({})],
  ['has no version', { ...member({ sealed: { B: 'AA==' } }), version: { NULL: true } }],
  [
    'is of a tenant without keys',
    { ...member({ sealed: { B: 'AA==' } }), pk: { S: `T#${strange}#MEMBERS` } },
  ],
]

test.each(poisons)(
  'a member’s row that %s is set aside, and everybody behind it is taken in',
  async (_how, item) => {
    const before = await invite(neighbour)
    await plant(cloud, 'main', item)
    const [own, other] = [await invite(victim), await invite(neighbour)]
    await cloud.settled()
    expect(await reasonOf(victim, own.id)).toBe('invitation_sent')
    expect(await reasonOf(neighbour, before.id)).toBe('invitation_sent')
    expect(await reasonOf(neighbour, other.id)).toBe('invitation_sent')

    const told = { change: expect.stringMatching(/^INSERT$|^MODIFY$/), sk: `MEMBER#${badId}` }
    expect(setAside()).toEqual([{ ...told, pk: item['pk']?.['S'] }])
    const remove = { ...item, state: { S: 'removed' } }
    await plant(cloud, 'main', remove)
    await cloud.settled()
  },
)

test('a change of another shape than any of ours is passed over', async () => {
  await plant(cloud, 'main', { pk: { S: 'P#SOMETHING' }, sk: { S: 'MEMBER#' } })
  const other = await invite(neighbour)
  await cloud.settled()
  expect(await reasonOf(neighbour, other.id)).toBe('invitation_sent')
  expect(cloud.failures(queue)).toEqual([])
})

test('what was set aside while the pool was down is taken in when it is handed over again', async () => {
  cloud.interfere((call) =>
    isCall('cognito-idp:*')(call) ? failing('InternalErrorException', 500) : undefined,
  )
  const [own, other] = [await invite(victim), await invite(neighbour)]
  await cloud.settled()
  cloud.interfere(undefined)
  expect(await reasonOf(victim, own.id)).toBe('invitation_on_its_way')
  const aside = setAside()
  expect(aside).toHaveLength(2)

  const Records = aside.map((change) => ({ messageId: change.sk, body: JSON.stringify(change) }))
  await cloud.invoke('invite-members', { Records })
  await cloud.settled()
  expect(await reasonOf(victim, own.id)).toBe('invitation_sent')
  expect(await reasonOf(neighbour, other.id)).toBe('invitation_sent')
  for (const { email } of [own, other]) await expect(stage.signIn(email)).resolves.toBeDefined()
})
