import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refused } from '../kernel/refusal.ts'
import { coach, colleague, id } from '../testing/casework.ts'
import { aCorridor, bfz, dakar, now } from '../testing/exchange.ts'
import {
  crossableTiers,
  type Highest,
  highestSchema,
  isLower,
  type LimitScope,
  limitOn,
  limitScopeSchema,
  limitsTowards,
  noLimits,
  type SafetyLimits,
} from './safety-limit.ts'
import { confirmLimit, proposeLimit, rejectLimit, withRecipient } from './set-limit.ts'

const senegal = limitScopeSchema.parse('SN')
const afghanistan = limitScopeSchema.parse('AF')
const toDakar = limitScopeSchema.parse(dakar)
const book = withRecipient(noLimits, dakar)

const wanting = (highest: Highest) => ({ highest, reason: 'security_situation' as const })
const asks = (before: SafetyLimits, scope: LimitScope, highest: Highest, by = coach) =>
  proposeLimit(before, scope, wanting(highest), { by, at: now })

function refusalOf(act: () => unknown) {
  try {
    act()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  throw new Error('it was not refused')
}

describe('a lower limit', () => {
  test('holds at once, and waits for a second member to say yes', () => {
    const asked = asks(book, senegal, 'T0')
    expect(asked.limits).toEqual([
      {
        scope: 'SN',
        agreed: 'T3',
        holds: 'T0',
        proposal: { highest: 'T0', reason: 'security_situation', by: coach, at: now },
      },
    ])
    expect(refusalOf(() => confirmLimit(asked, senegal, coach))).toEqual({ code: 'two_persons_required' })
    const agreed = confirmLimit(asked, senegal, colleague)
    expect(agreed.limits).toEqual([{ scope: 'SN', agreed: 'T0', holds: 'T0', reason: 'security_situation' }])
    expect(agreed.version).toBe(book.version + 2)
  })

  test('is taken back by another member alone', () => {
    const asked = asks(book, senegal, 'none')
    expect(refusalOf(() => rejectLimit(asked, senegal, coach))).toEqual({ code: 'two_persons_required' })
    expect(rejectLimit(asked, senegal, colleague).limits).toEqual([])
  })

  test('that is asked for by a second member agrees to what the first one asked for', () => {
    const both = asks(asks(book, senegal, 'T1'), senegal, 'none', colleague)
    expect(both.limits).toMatchObject([{ agreed: 'T1', holds: 'none' }])
    expect(rejectLimit(both, senegal, coach).limits).toMatchObject([{ agreed: 'T1', holds: 'T1' }])
  })
})

describe('a higher limit', () => {
  const closed = confirmLimit(asks(book, senegal, 'T0'), senegal, colleague)

  test('holds when a second member has said yes, and not before', () => {
    const asked = asks(closed, senegal, 'T2')
    expect(asked.limits).toMatchObject([{ agreed: 'T0', holds: 'T0', proposal: { highest: 'T2' } }])
    expect(confirmLimit(asked, senegal, colleague).limits).toMatchObject([{ agreed: 'T2', holds: 'T2' }])
    expect(rejectLimit(asked, senegal, coach).limits).toMatchObject([{ agreed: 'T0', holds: 'T0' }])
  })

  test('of T3 is none', () => {
    expect(confirmLimit(asks(closed, senegal, 'T3'), senegal, colleague).limits).toEqual([])
  })

  test('is not asked for while something else waits; less is', () => {
    const asked = asks(closed, senegal, 'T2')
    expect(refusalOf(() => asks(asked, senegal, 'T3', colleague))).toEqual({
      code: 'not_possible',
      what: 'limit_waits_for_second',
    })
    expect(asks(asked, senegal, 'none', colleague).limits).toMatchObject([{ holds: 'none' }])
  })
})

test('nothing rises by the word of one, whatever is asked in whichever order', () => {
  const members = [coach, colleague, id<'member'>(603)]
  const step = fc.record({
    by: fc.constantFrom(...members),
    act: fc.constantFrom('ask', 'confirm', 'reject'),
    highest: fc.constantFrom(...highestSchema.options),
  })
  let rises = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let now = book
      // The highest tier that each member has wanted since it last was that open.
      for (const { by, act, highest } of steps) {
        const before = now.limits[0]
        try {
          if (act === 'ask') now = asks(now, senegal, highest, by)
          else now = (act === 'confirm' ? confirmLimit : rejectLimit)(now, senegal, by)
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          continue
        }
        const [held, holds] = [before?.holds ?? 'T3', now.limits[0]?.holds ?? 'T3']
        if (!isLower(held, holds)) continue
        rises += 1
        // By a yes or a no to what somebody else has asked for, and no higher than two had agreed or agree now.
        expect(act).not.toBe('ask')
        expect(before?.proposal?.by).not.toBe(by)
        expect([before?.agreed, before?.proposal?.highest]).toContain(holds)
      }
    }),
    { numRuns: 3000 },
  )
  expect(rises).toBeGreaterThan(500)
})

describe('what may be limited', () => {
  test('is any country, and whoever something is sent to', () => {
    expect(asks(book, toDakar, 'T1').limits).toMatchObject([{ scope: dakar }])
    expect(refusalOf(() => asks(book, limitScopeSchema.parse(bfz), 'T1'))).toEqual({ code: 'not_found' })
    expect(refusalOf(() => confirmLimit(book, senegal, coach))).toEqual({ code: 'not_found' })
    for (const bad of ['ZZ', 'sn', '', 'SENEGAL', 7])
      expect(limitScopeSchema.safeParse(bad).success).toBe(false)
  })

  test('that is asked for and holds already changes nothing', () => {
    expect(asks(book, senegal, 'T3')).toBe(book)
    const asked = asks(book, senegal, 'T0')
    expect(asks(asked, senegal, 'T0', colleague)).toBe(asked)
  })
})

describe('a corridor', () => {
  const limits = limitsTowards(
    asks(asks(asks(book, afghanistan, 'none'), senegal, 'T2'), toDakar, 'T1'),
    dakar,
  )
  const party = { slug: 'centre', name: 'Centre', kind: 'centre', country: 'ML' } as const

  test('is told of every country, because people return to any, and of its own recipient', () => {
    expect(limits).toEqual([
      { scope: 'AF', highest: 'none' },
      { scope: 'SN', highest: 'T2' },
      { scope: dakar, highest: 'T1' },
    ])
    expect(limitsTowards(asks(book, toDakar, 'T1'), bfz)).toEqual([])
  })

  test('lets the lowest count: of the recipient, of its country, of the country of return', () => {
    const corridor = aCorridor({ limits })
    expect(limitOn(corridor, { country: 'AF' })).toEqual({ scope: 'AF', highest: 'none' })
    expect(crossableTiers(corridor, { country: 'AF' })).toEqual([])
    expect(limitOn(corridor, { country: 'SN' })).toEqual({ scope: dakar, highest: 'T1' })
    const elsewhere = aCorridor({
      to: bfz,
      limits: limits.slice(0, 2),
      parties: { to: { ...party, country: 'SN' } },
    })
    expect(limitOn(elsewhere, { country: 'ML' })).toEqual({ scope: 'SN', highest: 'T2' })
    expect(crossableTiers(elsewhere, { country: 'ML' })).toEqual(['T0', 'T1', 'T2'])
  })

  test('carries what is agreed on where there is no limit, or a higher one', () => {
    expect(crossableTiers(aCorridor({ highestTier: 'T1' }), { country: 'SN' })).toEqual(['T0', 'T1'])
    const wide = aCorridor({ highestTier: 'T0', limits: [{ scope: senegal, highest: 'T2' }] })
    expect(crossableTiers(wide, { country: 'SN' })).toEqual(['T0'])
  })
})
