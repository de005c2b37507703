import { describe, expect, test } from 'vitest'
import { referralKinds } from '../../sharing/kinds.ts'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import type { MemberRole } from '../../tenancy/roles.ts'
import { id, refusalOf } from '../../testing/casework.ts'
import {
  aConsent,
  aCorridor,
  aReferral,
  circumstancesOf,
  clockOrders,
  orders,
  overdueDeadline,
} from '../../testing/exchange.ts'
import { deadlinePolicies } from '../deadlines/policies.ts'
import { type Command, commandNames, type Order } from '../referral/commands.ts'
import type { Referral } from '../referral/referral.ts'
import { referralStates, sides } from '../referral/states.ts'
import { decide } from './decide.ts'
import type { Circumstances, ClockOrder, Decision } from './decision.ts'
import { allowedCommands } from './rows.ts'
import type { Transition } from './transition.ts'
import { transitions } from './transitions.ts'

const variants: Partial<Record<NonNullable<Transition['when']>, Order>> = {
  back_to_offered: { command: 'unaccept', body: { reason: 'no_capacity', to: 'offered' } },
  declined: { command: 'unaccept', body: { reason: 'no_capacity', to: 'declined' } },
  some_tiers: { command: 'revoke-consent', body: { tiers: ['T2', 'T3'], way: 'phone' } },
  everything: { command: 'revoke-consent', body: { way: 'phone' } },
}

function isCommandName(command: Command): command is keyof typeof orders {
  return command in orders
}

/** Orders that fit a row: one of a person, or one for each limit on which a clock acts so. */
function ordersFor({ command, when }: Transition): readonly (Order | ClockOrder)[] {
  if (isCommandName(command)) return [(when && variants[when]) ?? orders[command]]
  return clockOrders.filter((order) => order.command === command)
}

/** A referral to which a row applies: the limits that it needs are there, and whoever must be responsible is. */
function referralFor(row: Transition, change: Partial<Referral>): Referral {
  const deadlines = row.guards?.includes('due')
    ? ordersFor(row).flatMap((order) => ('policy' in order ? [overdueDeadline(order.policy)] : []))
    : []
  return aReferral({
    deadlines,
    ...(row.closes === 'vital' && { openTiers: ['T0'], vitalTiers: ['T0'] }),
    ...(row.guards?.includes('receiver_owns') && { owner: 'receiver' }),
    ...(row.guards?.includes('receiver_must_answer') && { erasure: 'asked' }),
    ...change,
  })
}

/** Commands that are only for when no consent holds, or for tiers that it does not cover. */
function isForNoConsent({ guards = [] }: Transition): boolean {
  return guards.includes('consent_over') || guards.includes('beyond_consent')
}

type Edge = {
  readonly row: Transition
  readonly referral: Referral
  readonly order: Order | ClockOrder
  readonly circumstances: Circumstances
}

const edges: readonly Edge[] = transitions.flatMap((row) =>
  row.from.flatMap((state) =>
    (row.kinds ?? referralKinds).flatMap((kind) =>
      row.by.flatMap(({ side }) =>
        ordersFor(row).map((order) => ({
          row,
          order,
          referral: referralFor(row, { state, kind }),
          circumstances: circumstancesOf(
            side,
            isForNoConsent(row)
              ? { consent: { state: 'expired' } }
              : { consent: aConsent(tiers, { feedback: true }) },
          ),
        })),
      ),
    ),
  ),
)

function walk({ referral, order, circumstances }: Edge): Decision {
  return decide(referral, order, circumstances)
}

describe('the table of transitions', () => {
  test('every edge is walked and leads where its row says', () => {
    for (const edge of edges) {
      const { row, referral } = edge
      const { referral: next, event, deletes, shredded } = walk(edge)
      const state = row.to === 'unchanged' || row.to === 'deleted' ? referral.state : row.to
      expect(next.state).toBe(state)
      expect(next.owner).toBe(row.owner ?? referral.owner)
      expect(next.version).toBe(referral.version + 1)
      expect(event).toMatchObject({
        seq: referral.seq + 1,
        command: row.command,
        from: referral.state,
        to: state,
      })
      expect(deletes).toBe(row.to === 'deleted')
      expect(shredded.length > 0).toBe(row.shreds === true)
      expect(next.deadlines.map(({ policy }) => policy)).toEqual(
        expect.arrayContaining([...(row.starts ?? [])]),
      )
    }
    expect(edges.length).toBeGreaterThan(660)
  })

  test('whatever is not in the table is refused, and the refusal says what is allowed', () => {
    let refused = 0
    for (const state of referralStates) {
      for (const kind of referralKinds) {
        for (const side of sides) {
          for (const order of [...Object.values(orders), ...clockOrders]) {
            const rows = transitions.filter(({ command }) => command === order.command)
            const isLegal = rows.some(
              (row) =>
                row.from.includes(state) &&
                (row.kinds ?? referralKinds).includes(kind) &&
                row.by.some((entitled) => entitled.side === side),
            )
            if (isLegal) continue
            const refusal = refusalOf(() => decide(aReferral({ state, kind }), order, circumstancesOf(side)))
            const may = rows.some(({ by }) => by.some((entitled) => entitled.side === side))
            expect(refusal).toEqual(
              may
                ? {
                    code: 'illegal_transition',
                    state,
                    allowed: allowedCommands({ state, kind }, circumstancesOf(side).actor),
                  }
                : { code: 'forbidden' },
            )
            refused += 1
          }
        }
      }
    }
    expect(refused).toBeGreaterThan(5564)
  })

  test('a member without one of the roles is refused on every row', () => {
    const others: readonly MemberRole[] = ['admin', 'auditor', 'counsellor', 'instructor']
    for (const edge of edges.filter(({ row }) => row.by.some(({ roles }) => roles))) {
      const { circumstances } = edge
      if (circumstances.actor.side === 'person') continue
      const actor = { ...circumstances.actor, roles: others }
      const refusal = refusalOf(() => walk({ ...edge, circumstances: { ...circumstances, actor } }))
      expect(refusal).toEqual({ code: 'forbidden' })
    }
  })

  test('a coach may not do what is the coordinator’s', () => {
    for (const command of ['void-error', 'reopen', 'reroute', 'unaccept'] as const) {
      const row = transitions.find((candidate) => candidate.command === command)
      const [state] = row?.from ?? []
      if (row === undefined || state === undefined) throw new Error(`no row for ${command}`)
      const side = row.by[0]?.side ?? 'sender'
      const circumstances = circumstancesOf(side)
      const actor = { ...circumstances.actor, roles: ['coach'] as const }
      expect(
        refusalOf(() => decide(aReferral({ state }), orders[command], { ...circumstances, actor })),
      ).toEqual({ code: 'forbidden' })
    }
  })

  test('nobody acts on a version that they have not seen', () => {
    for (const edge of edges) {
      const circumstances = { ...edge.circumstances, expectedVersion: 6 }
      expect(refusalOf(() => walk({ ...edge, circumstances }))).toEqual({ code: 'stale_version', current: 7 })
    }
  })

  test('a command that needs a reason is refused without one, and with one of another command', () => {
    for (const edge of edges.filter(({ row }) => row.reasons)) {
      for (const reason of [undefined, 'nonsense', 'consent_refused', 'no_capacity']) {
        if (edge.row.reasons?.some((allowed) => allowed === reason)) continue
        // Bodies that reach the rule although validation should have stopped them.
        const order = { ...edge.order, body: { reason } } as unknown as Order
        expect(refusalOf(() => walk({ ...edge, order }))).toEqual({
          code: 'reason_required',
          allowed: edge.row.reasons,
        })
      }
    }
  })

  test('every state can be reached, and every state that is not terminal can be left', () => {
    const reached = new Set(transitions.map(({ to }) => to))
    expect(referralStates.filter((state) => !reached.has(state))).toEqual([])
    for (const kind of referralKinds) {
      for (const state of referralStates) {
        const leaving = transitions.filter(
          (row) =>
            row.from.includes(state) && (row.kinds ?? referralKinds).includes(kind) && row.to !== state,
        )
        expect(state === 'consent_revoked' || state === 'voided' || leaving.length > 0).toBe(true)
      }
    }
  })

  test('a terminal state is only ever left because the whole record was a mistake', () => {
    const left = transitions.filter(({ from, to }) =>
      from.some(
        (state) =>
          ['completed', 'returned', 'declined', 'expired', 'withdrawn'].includes(state) && to !== state,
      ),
    )
    expect([...new Set(left.map(({ to }) => to))].sort()).toEqual(['unchanged', 'voided'])
  })

  test('every command has a row, and every limit leads to a command that is allowed where it runs', () => {
    const commands = new Set(transitions.map(({ command }) => command))
    expect(commandNames.filter((command) => !commands.has(command))).toEqual([])
    for (const edge of edges) {
      const { state, kind, deadlines } = walk(edge).referral
      for (const { policy } of deadlines) {
        const { onDue } = deadlinePolicies[policy]
        expect([...allowedCommands({ state, kind }, { side: 'system' })], `${policy} in ${state}`).toContain(
          onDue,
        )
      }
    }
  })

  test('from declined, expired, withdrawn, revoked and voided the receiver reads nothing any more', () => {
    const ends = ['declined', 'expired', 'withdrawn', 'consent_revoked', 'voided', 'returned']
    for (const edge of edges) {
      // Two steps are for when nothing is open any more.
      const isOver = isForNoConsent(edge.row)
      const referral: Referral = { ...edge.referral, openTiers: isOver ? [] : [...tiers] }
      const { referral: next, shredded } = walk({ ...edge, referral })
      if (!ends.includes(next.state) || next.state === edge.referral.state) continue
      expect(next.openTiers).toEqual([])
      expect(shredded).toEqual(tiers)
    }
  })
})

describe('guards', () => {
  const guarded = (guard: NonNullable<Transition['guards']>[number]) =>
    edges.filter(({ row }) => row.guards?.includes(guard))

  test('no corridor, a suspended or a lapsed one, or one for another kind or fewer tiers stops every step', () => {
    for (const edge of guarded('corridor')) {
      const under = (corridor: Circumstances['corridor']) =>
        refusalOf(() => walk({ ...edge, circumstances: { ...edge.circumstances, corridor } }))
      expect(under(undefined)).toEqual({ code: 'corridor_missing' })
      expect(under(aCorridor({ state: 'suspended' }))).toEqual({
        code: 'corridor_not_active',
        state: 'suspended',
      })
      expect(under(aCorridor({ validity: { from: '2025-01-01', to: '2025-12-31' } }))).toEqual({
        code: 'corridor_not_active',
        state: 'outside_validity',
      })
      const other = edge.referral.kind === 'handover' ? 'referral' : 'handover'
      expect(under(aCorridor({ kinds: [other] }))).toEqual({
        code: 'corridor_forbids',
        what: 'kind',
        allowed: [other],
      })
      const funder = { slug: 'fund', name: 'Fund', kind: 'funder', country: 'DE' } as const
      expect(under(aCorridor({ parties: { to: funder } }))).toEqual({
        code: 'corridor_forbids',
        what: 'kind',
        allowed: [],
      })
    }
    const edge = guarded('corridor').find(({ row }) => row.command === 'record-departure')
    if (edge === undefined) throw new Error('departure needs no corridor')
    const corridor = aCorridor({ highestTier: 'T1' })
    expect(refusalOf(() => walk({ ...edge, circumstances: { ...edge.circumstances, corridor } }))).toEqual({
      code: 'corridor_forbids',
      what: 'tier',
      allowed: ['T0', 'T1'],
    })
  })

  test('no consent, an ended, a narrower one, or one for somebody else stops every step that discloses', () => {
    for (const edge of guarded('consent')) {
      const under = (consent: Circumstances['consent']) =>
        refusalOf(() => walk({ ...edge, circumstances: { ...edge.circumstances, consent } }))
      const { opens = [] } = edge.row
      const needed: readonly Tier[] = opens.includes('T0') ? opens : ['T0', ...opens]
      expect(under({ state: 'none' })).toEqual({ code: 'consent_missing', tiers: needed })
      expect(under(aConsent(tiers, { recipientId: id<'tenant'>(999) }))).toEqual({
        code: 'consent_missing',
        tiers: needed,
      })
      const given = aConsent()
      if (given.state !== 'given') throw new Error('a consent that is given')
      for (const state of ['revoked', 'expired'] as const) {
        expect(under({ state, grant: given.grant })).toEqual({ code: 'consent_ended', state })
      }
      const last = needed.at(-1)
      if (last && last !== 'T0') {
        const narrower = needed.filter((tier) => tier !== last)
        expect(under(aConsent(narrower))).toEqual({ code: 'consent_missing', tiers: [last] })
      }
    }
  })

  test('two persons are two persons', () => {
    for (const edge of guarded('two_persons')) {
      const { memberId, side } = edge.circumstances.actor
      if (side === 'person') continue
      // The same member in every place where the second one belongs.
      const order = {
        ...edge.order,
        body: { ...('body' in edge.order ? edge.order.body : {}), ...asSecond(memberId) },
      } as Order
      expect(refusalOf(() => walk({ ...edge, order }))).toEqual({ code: 'two_persons_required' })
    }
  })

  test('a person counts as not reached after three attempts on two ways', () => {
    const edge = guarded('attempts')[0]
    if (edge === undefined || edge.order.command !== 'report-no-contact') throw new Error('no such row')
    const attempts = edge.order.body.attempts
    const withAttempts = (tried: typeof attempts) =>
      refusalOf(() => walk({ ...edge, order: { command: 'report-no-contact', body: { attempts: tried } } }))
    const missing = { code: 'contact_attempts_missing', attempts: 3, ways: 2 }
    expect(withAttempts(attempts.slice(0, 2))).toEqual(missing)
    expect(withAttempts(attempts.map((attempt) => ({ ...attempt, way: 'phone' })))).toEqual(missing)
    expect(withAttempts(attempts)).toBeUndefined()
  })

  /** The same order with all its days on one day, and where they stand in it. */
  const onDay = ({ order: given }: (typeof edges)[number], date: string) => {
    const body = 'body' in given ? given.body : {}
    const attempts = 'attempts' in body ? body.attempts.map((attempt) => ({ ...attempt, date })) : undefined
    // The same command with another day in its body.
    const order = { ...given, body: { ...body, ...(attempts ? { attempts } : { date }) } } as Order
    const paths = attempts ? attempts.map((_, n) => ['body', 'attempts', n, 'date']) : [['body', 'date']]
    return { order, paths }
  }
  const refusedOn = (edge: (typeof edges)[number], date: string, known: Partial<Referral> = {}) => {
    const { order, paths } = onDay(edge, date)
    const refusal = refusalOf(() => walk({ ...edge, order, referral: { ...edge.referral, ...known } }))
    return { refusal, paths }
  }

  test('what has not happened yet cannot be recorded', () => {
    for (const edge of guarded('happened')) {
      const { refusal, paths } = refusedOn(edge, '2026-03-03')
      expect(refusal).toEqual({
        code: 'invalid',
        errors: paths.map((path) => ({ path, code: 'in_the_future' })),
      })
    }
  })

  test('nothing follows upon a departure before that day, and no end comes before the first contact', () => {
    const departedOn = '2026-02-20'
    for (const edge of guarded('happened')) {
      const { command } = edge.row
      const isDeparture = command === 'record-departure'
      const early = refusedOn(edge, '2026-02-19', { departedOn })
      const params = { departure: departedOn }
      expect([command, early.refusal]).toEqual([
        command,
        isDeparture
          ? undefined
          : {
              code: 'invalid',
              errors: early.paths.map((path) => ({ path, code: 'before_departure', params })),
            },
      ])
      expect(refusedOn(edge, departedOn, { departedOn }).refusal).toBeUndefined()

      const metOn = '2026-02-25'
      const ends = command === 'complete' || command === 'report-outcome'
      expect(refusedOn(edge, '2026-02-24', { departedOn, metOn }).refusal).toEqual(
        ends
          ? {
              code: 'invalid',
              errors: [{ path: ['body', 'date'], code: 'before_contact', params: { contact: metOn } }],
            }
          : undefined,
      )
      expect(refusedOn(edge, metOn, { departedOn, metOn }).refusal).toBeUndefined()
    }
  })

  test('the days by which that is measured are those that were recorded', () => {
    const kept = new Map(
      guarded('happened').map((edge) => {
        const { departedOn, metOn } = walk(edge).referral
        return [edge.row.command, departedOn ?? metOn]
      }),
    )
    expect(Object.fromEntries(kept)).toEqual({
      'record-departure': '2026-03-01',
      'start-service': '2026-03-02',
      'confirm-first-contact': '2026-03-02',
      'report-no-contact': undefined,
      resume: undefined,
      complete: undefined,
      'report-outcome': undefined,
    })
  })

  test('a clock does nothing before its time, nor twice', () => {
    for (const edge of guarded('due')) {
      const running = edge.referral.deadlines.map((deadline) => ({
        ...deadline,
        dueAt: '2026-03-02T22:59:59.999Z',
      }))
      for (const deadlines of [running, []]) {
        expect(refusalOf(() => walk({ ...edge, referral: { ...edge.referral, deadlines } }))).toEqual({
          code: 'not_possible',
          what: 'not_due',
        })
      }
      const { referral } = walk(edge)
      const repeated = { ...edge.circumstances, expectedVersion: referral.version }
      const code = refusalOf(() => decide(referral, edge.order, repeated))?.code
      expect(['illegal_transition', 'not_possible']).toContain(code)
    }
  })

  test('responsibility is taken back once, and an erasure answered once', () => {
    for (const edge of guarded('receiver_owns')) {
      const referral: Referral = { ...edge.referral, owner: 'sender' }
      expect(refusalOf(() => walk({ ...edge, referral }))).toEqual({
        code: 'not_possible',
        what: 'already_taken_back',
      })
    }
    for (const edge of guarded('receiver_must_answer')) {
      const { erasure: _, ...neverAsked } = edge.referral
      const { referral: answered } = walk(edge)
      expect(answered.erasure).toBe('erased')
      for (const referral of [neverAsked, { ...answered, version: 7 }]) {
        expect(refusalOf(() => walk({ ...edge, referral }))).toEqual({
          code: 'not_possible',
          what: 'nothing_to_answer',
        })
      }
    }
  })

  test('a record is followed by one other record', () => {
    for (const edge of edges.filter(({ row }) => row.supersedes)) {
      const { referral } = walk(edge)
      expect(referral.supersededBy).toBe(id<'referral'>(2))
      const repeated = { ...edge, referral: { ...edge.referral, supersededBy: id<'referral'>(2) } }
      expect(refusalOf(() => walk(repeated))).toEqual({ code: 'already_exists', what: 'successor' })
    }
  })

  function asSecond(memberId: string | undefined) {
    return { witnessId: memberId, deputyId: memberId, responsibleId: memberId, secondPersonId: memberId }
  }
})
