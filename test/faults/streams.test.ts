import { ApiProblem, SignInRefused } from '@passerelle/client'
import type { MemberId } from '@passerelle/domain/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { messagesOf, openStream, refusedIn, type StreamRecord } from '../support/stream.ts'

/*
 * The changes of the table, as a queue may deliver them: late, twice, in any order, in any batches. Accounts and
 * memberships follow the members of a tenant to the same end, whichever way the changes come.
 */

/** Nobody takes changes out of the queues; the test says what is delivered, when and how often. */
const stage = await openTestCloud({
  tells: true,
  template(template) {
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type === 'AWS::Lambda::EventSourceMapping' && Properties) Properties['Enabled'] = false
    }
    return template
  },
})
const { cloud } = stage
const { api: operator } = await stage.operator()
const changes = await openStream(cloud)

/** Everything that befell the members of a tenant, in its order. */
async function changesOf(tenant: string): Promise<readonly StreamRecord[]> {
  const records = await changes()
  return records.filter(
    ({ dynamodb: { Keys } }) =>
      Keys['pk']?.['S'] === `T#${tenant}#MEMBERS` && String(Keys['sk']?.['S']).startsWith('MEMBER#'),
  )
}

/** Hands a batch over once. @returns what has to be handed over again */
async function handOver(batch: readonly StreamRecord[]): Promise<readonly StreamRecord[]> {
  const outcome = await cloud.invoke('invite-members', { Records: messagesOf(batch) })
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  const refused = refusedIn(outcome.payload)
  return batch.filter((change) => refused.includes(numberOf(change)))
}

/** Hands a batch over as Lambda does: what failed comes again. */
async function deliver(batch: readonly StreamRecord[]): Promise<void> {
  let left = batch
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries > 20) throw new Error('a change is never taken')
    left = await handOver(left)
  }
}

function numberOf({ dynamodb }: StreamRecord): string {
  return dynamodb.SequenceNumber
}

let opened = 0

async function openTenant() {
  opened += 1
  const email = `admin@stream-${opened}.example.org`
  const { body: tenant } = await operator.openTenant({
    body: {
      slug: `stream-${opened}`,
      name: 'Stream',
      kind: 'coaching',
      country: 'DE',
      language: 'de',
      admin: { name: 'Ada', email },
    },
  })
  await deliver(await changesOf(tenant.id))
  const { access } = await stage.signIn(email)
  return { tenant: tenant.id, admin: { api: stage.client(access) } }
}

/** The deed of an admin about one of four people. One that is impossible at that point is left. */
type Deed =
  | { readonly kind: 'invite'; readonly who: number; readonly role: 'coach' | 'coordinator' }
  | { readonly kind: 'edit'; readonly who: number; readonly role: 'instructor' | 'auditor' }
  | { readonly kind: 'remove'; readonly who: number }

const emailOf = (tenant: string, who: number) => `who-${who}@${tenant.toLowerCase()}.example.org`

async function perform({ api }: Pick<Person, 'api'>, tenant: string, deed: Deed): Promise<void> {
  const email = emailOf(tenant, deed.who)
  const { body } = await api.listMembers()
  const member = body.items.find((one) => one.email === email && one.state !== 'removed')
  if (deed.kind === 'invite') {
    if (member === undefined)
      await api.inviteMember({ body: { name: 'Somebody', email, roles: [deed.role] } })
    return
  }
  if (member === undefined) return
  const call = { params: { memberId: member.id as MemberId }, ifMatch: member.version }
  if (deed.kind === 'edit') await api.editMember({ ...call, body: { roles: [deed.role] } })
  else await api.removeMember(call)
}

/** The view of every address from outside: how the member stands, and as what they get in. */
async function ending({ api }: Pick<Person, 'api'>, tenant: string): Promise<readonly unknown[]> {
  cloud.forgetAuthorizations()
  const { body } = await api.listMembers()
  return Promise.all(
    people.map(async (who) => {
      const email = emailOf(tenant, who)
      const standing = body.items
        .filter((member) => member.email === email)
        .map(({ state, roles }) => ({ state, roles: state === 'removed' ? [] : roles }))
        .filter(({ state }, n, all) => state !== 'removed' || n === all.length - 1)
      return { who, standing: standing.filter(({ state }) => state !== 'removed'), gets: await entry(email) }
    }),
  )
}

/** The roles with which somebody gets in, or nothing. */
async function entry(email: string): Promise<readonly string[] | undefined> {
  try {
    const { access } = await stage.signIn(email)
    return (await stage.client(access).readMe()).body.roles
  } catch (error) {
    // The pool does not know them or lets them in no more, or they are a member of nothing.
    if (error instanceof SignInRefused || error instanceof ApiProblem) return undefined
    if (error instanceof Error && /User does not exist/.test(error.message)) return undefined
    throw error
  }
}

const people = [0, 1, 2]
const whoever = fc.constantFrom(...people)
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('invite' as const),
      who: whoever,
      role: fc.constantFrom('coach' as const, 'coordinator' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      who: whoever,
      role: fc.constantFrom('instructor' as const, 'auditor' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), who: whoever }) },
)
/** A deed, and what the stream delivers after it: places in all that was ever in it, in any order, some twice. */
const path = fc.array(fc.record({ deed: deeds, delivered: fc.array(fc.nat(), { maxLength: 4 }) }), {
  minLength: 3,
  maxLength: 9,
})

// Places 0 and 1 are the admin's. Somebody is taken in, removed and invited again, and the removal comes last.
const overtaken: [{ deed: Deed; delivered: number[] }[], fc.Stream<number>] = [
  [
    { deed: { kind: 'invite', who: 0, role: 'coach' }, delivered: [2] },
    { deed: { kind: 'remove', who: 0 }, delivered: [] },
    { deed: { kind: 'invite', who: 0, role: 'coordinator' }, delivered: [5] },
  ],
  fc.stream([0, 0, 0, 0][Symbol.iterator]()),
]

test('shuffled, repeated and delayed changes come to the same end as changes in their order', async () => {
  let runs = 0
  let deliveries = 0
  await fc.assert(
    fc.asyncProperty(path, fc.infiniteStream(fc.nat()), async (steps, dice) => {
      runs += 1
      const orderly = await openTenant()
      for (const { deed } of steps) {
        const before = (await changesOf(orderly.tenant)).length
        await perform(orderly.admin, orderly.tenant, deed)
        await deliver((await changesOf(orderly.tenant)).slice(before))
      }
      const disorderly = await openTenant()
      const taken = new Set<string>()
      for (const { deed, delivered } of steps) {
        await perform(disorderly.admin, disorderly.tenant, deed)
        const changes = await changesOf(disorderly.tenant)
        const batch = delivered.flatMap((place) => changes[place % changes.length] ?? [])
        deliveries += batch.length
        const failed = batch.length === 0 ? [] : await handOver(batch)
        for (const change of batch) if (!failed.includes(change)) taken.add(numberOf(change))
      }
      // In the end everything has come at least once, as late as it may be.
      const all = await changesOf(disorderly.tenant)
      const late = shuffled(
        all.filter((change) => !taken.has(numberOf(change))),
        dice,
      )
      deliveries += late.length
      await deliver(late)
      expect(await ending(disorderly.admin, disorderly.tenant)).toEqual(
        await ending(orderly.admin, orderly.tenant),
      )
    }),
    { numRuns: 12, seed: 20260131, endOnFailure: true, examples: [overtaken] },
  )
  console.info(`${runs} courses of events, ${deliveries} deliveries out of order`)
})

function shuffled<T>(items: T[], dice: Iterator<number>): readonly T[] {
  for (let n = items.length - 1; n > 0; n -= 1) {
    const other = Number(dice.next().value) % (n + 1)
    const [here, there] = [items[n], items[other]]
    if (here === undefined || there === undefined) continue
    items[n] = there
    items[other] = here
  }
  return items
}
