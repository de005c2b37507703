import type { Client } from '@passerelle/client'
import type { MemberRole } from '@passerelle/domain/tenancy'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Fault } from '../isolation/support/faulty.ts'
import { dice } from '../isolation/support/random.ts'
import { aPerson, memberId, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { partition, plain } from '../support/engine.ts'
import { inProcess } from '../support/in-process.ts'
import { shuffled } from './shuffled.ts'

/*
 * The people of one organisation: roles are given and taken, cases given and handed on, alone or at once, in sequences
 * that chance decides and in an order of calls that chance decides as well. After each step the rows are looked at: there
 * is an admin, and nobody answers for a case who cannot see it.
 */

const sequences = effort({ usual: 5, whole: 500 })
const seed = 20_261_128

type Act = {
  readonly kind: 'roles' | 'give' | 'standIn' | 'handOn'
  readonly by: number
  readonly whom: number
  readonly to: number
  readonly roles: readonly MemberRole[]
}
type Step = { readonly acts: readonly Act[]; readonly order: number }

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('roles', 'roles', 'roles', 'give', 'handOn', 'handOn', 'standIn'),
  by: fc.nat({ max: 1 }),
  // The admins twice as often: it takes both of them to leave nobody.
  whom: fc.constantFrom(0, 0, 1, 1, 2, 3),
  to: fc.nat({ max: 3 }),
  roles: fc.constantFrom<MemberRole[]>(
    ['admin', 'coordinator'],
    ['admin'],
    ['coach'],
    ['coordinator'],
    ['instructor'],
    ['admin', 'coach'],
  ),
})
const step: fc.Arbitrary<Step> = fc.record({
  acts: fc.oneof(
    fc.array(act, { minLength: 1, maxLength: 1 }),
    fc.array(act, { minLength: 2, maxLength: 3 }),
  ),
  order: fc.nat(),
})

const stage = await openTestCloud({ clock: { now: () => new Date() } })
const tally = { acts: 0, effects: 0, together: 0, refusals: new Set<string>() }

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  stage.cloud.interfere(undefined)
})
afterAll(() =>
  console.info(
    `${tally.acts} acts, ${tally.effects} took effect, ${tally.together} times some at once, refused as ` +
      [...tally.refusals].sort().join(', '),
  ),
)

/** Two admins who coordinate as well and two coaches with a case each, their calls made in this process. */
async function openHouse(faults: readonly Fault[]) {
  const [tenancy, casework] = await Promise.all([
    inProcess(stage, 'api-tenancy', faults),
    inProcess(stage, 'api-casework', faults),
  ])
  const { tenant, admin } = await stage.openTenant()
  const other = await stage.join(admin, ['admin', 'coordinator'])
  const coordinator = await stage.join(admin, ['coordinator'])
  const coaches = [await stage.join(admin, ['coach']), await stage.join(admin, ['coach'])] as const
  const cases = await Promise.all(coaches.map(({ api }) => takeIn(api, aPerson())))
  const admins: readonly Client[] = [await tenancy(admin), await tenancy(other)]
  const caseworker = await casework(coordinator)
  const people: readonly Person[] = [admin, other, ...coaches]
  const person = (at: number): Person => people[at] ?? admin

  async function versionOf(whom: Person): Promise<number> {
    const rows = await partition(stage.cloud, 'main', `T#${tenant.id}#MEMBERS`)
    return Number(rows.map(plain).find(({ id }) => id === whom.memberId)?.['version'])
  }

  return {
    /** @param isAlone whether nobody else does anything meanwhile */
    async take({ kind, by, whom, to, roles }: Act, isAlone: boolean): Promise<unknown> {
      const params = { memberId: memberId(person(whom)) }
      const office = admins[by] ?? admins[0]
      const some = cases[to % cases.length] ?? cases[0]
      switch (kind) {
        case 'roles':
          return office?.editMember({
            params,
            ifMatch: await versionOf(person(whom)),
            body: { roles: [...roles] },
          })
        case 'handOn':
          return handedOnWhole(
            await caseworker.handOn({ params, body: { to: memberId(person(to)) } }),
            isAlone,
          )
        case 'give':
        case 'standIn': {
          if (some === undefined) return undefined
          const { body } = await caseworker.readParticipant({ params: { participantId: some.id } })
          return caseworker.editParticipant({
            params: { participantId: some.id },
            ifMatch: body.version,
            body:
              kind === 'give' ? { coachId: params.memberId, deputyId: null } : { deputyId: params.memberId },
          })
        }
      }
    },

    /** @throws what does not hold */
    async look(): Promise<void> {
      const staff = (await partition(stage.cloud, 'main', `T#${tenant.id}#MEMBERS`)).map(plain)
      const active = (roles: readonly MemberRole[]) =>
        staff.filter(
          (row) =>
            row['state'] === 'active' &&
            Array.isArray(row['roles']) &&
            roles.some((role) => (row['roles'] as string[]).includes(role)),
        )
      if (active(['admin']).length === 0) throw new Error('somebody administers the organisation')
      const able = new Set(active(['coordinator', 'coach', 'counsellor']).map(({ id }) => id))
      for (const { id } of cases) {
        const rows = await partition(stage.cloud, 'main', `T#${tenant.id}#CASE#${id}`)
        const own = rows.map(plain).find(({ entity }) => entity === 'Participant')
        for (const each of [own?.['coachId'], own?.['deputyId']])
          if (each !== undefined && !able.has(each))
            throw new Error('nobody has a case whom nobody lets see it')
      }
    },
  }
}

function handedOnWhole({ body: { left } }: Awaited<ReturnType<Client['handOn']>>, isAlone: boolean): void {
  if (isAlone && left.cases + left.deputyOf > 0) throw new Error('work is handed on whole')
}

async function follow(faults: readonly Fault[], steps: readonly Step[]): Promise<void> {
  const house = await openHouse(faults)
  for (const { acts, order } of steps) {
    const calls = acts.map((one) => async () => {
      try {
        await house.take(one, acts.length === 1)
        tally.effects += 1
      } catch (error) {
        const { problem } = error as { problem?: { status: number; code: string } } // of the client
        if (problem === undefined || problem.status >= 500) throw error
        tally.refusals.add(problem.code)
      }
    })
    tally.acts += acts.length
    tally.together += acts.length > 1 ? 1 : 0
    if (calls.length > 1) await shuffled(stage.cloud, dice(order), '', calls, 6)
    else await calls[0]?.()
    await house.look()
  }
}

function tried(numRuns: number, faults: readonly Fault[] = []) {
  const property = fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30, size: 'max' }), (steps) =>
    follow(faults, steps),
  )
  return fc.check(property, { numRuns, seed, endOnFailure: true })
}

test('whoever comes, goes and takes over, somebody administers, and nobody has a case that they cannot see', async () => {
  expect((await tried(sequences)).errorInstance).toBeNull()
  expect([...tally.refusals]).toEqual(expect.arrayContaining(['work_left', 'invalid']))
})

test.each<[name: string, fault: Fault, breaks: string]>([
  [
    'a last admin who may go',
    { file: 'packages/domain/tenancy/member.ts', name: 'stopsAdministration', instead: '() => false' },
    'somebody administers',
  ],
  [
    'a change by somebody who is no admin any more',
    {
      file: 'packages/table/tenancy/references.ts',
      name: 'requireAdmin',
      instead: '(honest, ...given) => ({ ...honest(...given), when: { present: true } })',
    },
    'somebody administers',
  ],
  [
    'a role that is taken although work is left',
    { file: 'packages/domain/tenancy/member.ts', name: 'stopsWork', instead: '() => false' },
    'nobody has a case',
  ],
  [
    'a case for somebody who sees none',
    {
      file: 'packages/table/tenancy/references.ts',
      name: 'requireCaseworker',
      instead: '(honest, ...given) => ({ ...honest(...given), when: { present: true } })',
    },
    'nobody has a case',
  ],
  [
    'a successor who takes over as coach and is forgotten as deputy',
    {
      file: 'packages/domain/casework/participant/hand-on.ts',
      name: 'handedOn',
      instead: '(honest, before, ...given) => ({ ...honest(before, ...given), deputyId: before.deputyId })',
    },
    'work is handed on whole',
  ],
])('%s is found', async (_, fault, breaks) => {
  const { failed, errorInstance } = await tried(100, [fault])
  expect(failed).toBe(true)
  expect(String(errorInstance)).toContain(breaks)
})
