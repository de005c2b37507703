import { createHash } from 'node:crypto'
import type { TenantId } from '@passerelle/domain/kernel'
import {
  beginChain,
  dayAfter,
  digestsBy,
  type JournalChain,
  journalChainSchema,
  journalSealSchema,
  leafText,
  mostLinesOfSeal,
  mostWitnessed,
  nextSeal,
  openFrom,
  type SealedLine,
  type SealWindow,
  sealStatementSchema,
  windowOf,
} from '@passerelle/domain/seals'
import { describe, expect, it } from 'vitest'

const digests = digestsBy((bytes) => createHash('sha256').update(bytes).digest('hex'))
const tenant = '0123456789ABCDEFGHJKMNPQRS' as TenantId
const day = '2026-03-02'
const at = (time: string) => `${day}T${time}.000Z`

const line = (time: string, n = 0): SealedLine => ({
  place: `${at(time)}#${n}`,
  at: at(time),
  member: 'm',
  action: 'a',
  aggregate: 'case',
  aggregateId: 'c',
  version: 1,
  fields: [],
  purpose: '',
  askew: [],
})

const begun = beginChain(digests, tenant, at('09:30:15'))
const until: SealWindow = { from: at('00:00:00'), upTo: at('10:00:00'), closes: false }
const now = at('10:02:00')

function sealed(chain: JournalChain, window: SealWindow, ...lines: readonly SealedLine[]) {
  const next = nextSeal(digests, { tenant, chain, now }, window, lines)
  if (next === undefined) throw new Error('nothing was sealed')
  return next
}

/** The chain as it is kept once a seal was signed. */
const after = ({ chain }: ReturnType<typeof sealed>): JournalChain => ({
  ...chain,
  before: digests.seal('x'),
  kid: 'k',
})

describe('the chain of an organisation', () => {
  it('begins on the day it was opened, bound to it, with nothing sealed', () => {
    const beginning = digests.beginning(tenant)
    expect(begun).toEqual({
      version: 1,
      number: 0,
      before: beginning,
      day,
      lines: 0,
      dayLines: 0,
      head: beginning,
      peaks: [],
      upTo: at('00:00:00'),
      kid: '',
      lockedAway: 0,
    })
  })

  it('goes on over the lines in their order, each once', () => {
    const [one, other] = [line('09:40:00'), line('09:50:00')]
    const [first, second] = [digests.leaf(leafText(one)), digests.leaf(leafText(other))]
    const head = digests.link(digests.link(begun.head, first), second)
    const root = digests.node(first, second)
    const told = { number: 1, day, closes: false, upTo: until.upTo, sealedAt: now }
    expect(sealed(begun, until, one, other)).toEqual({
      statement: {
        ...told,
        tenant,
        before: begun.before,
        lines: 2,
        dayLines: 2,
        head,
        root,
        witnessed: [],
      },
      unsigned: { ...told, version: 1, places: [one.place, other.place], leaves: [first, second] },
      chain: {
        ...begun,
        version: 2,
        number: 1,
        lines: 2,
        dayLines: 2,
        head,
        peaks: [root],
        upTo: until.upTo,
      },
    })
  })

  it('goes on where it stopped: a day’s tree holds the lines of every seal of the day', () => {
    const leaves = ['09:40:00', '09:50:00', '09:55:00'].map((time) => digests.leaf(leafText(line(time))))
    const [first = '', second = '', third = ''] = leaves
    const before = after(sealed(begun, until, line('09:40:00')))
    const next = sealed(before, until, line('09:50:00'), line('09:55:00'))
    expect(next.statement).toMatchObject({
      number: 2,
      before: before.before,
      lines: 3,
      dayLines: 3,
      head: digests.link(digests.link(digests.link(begun.head, first), second), third),
      root: digests.node(digests.node(first, second), third),
    })
  })

  it('stays where it is while there is nothing to seal', () => {
    expect(nextSeal(digests, { tenant, chain: begun, now }, until, [])).toBeUndefined()
  })

  it('closes a day that is over, even one without a line, and begins the next', () => {
    const window = { ...until, upTo: at('23:59:59'), closes: true }
    const empty = sealed(begun, window)
    expect(empty.statement).toMatchObject({ closes: true, dayLines: 0, root: digests.empty })
    expect(empty.unsigned).toMatchObject({ closes: true, places: [] })
    expect(empty.chain).toMatchObject({ day: '2026-03-03', dayLines: 0, peaks: [], lines: 0 })
    expect(sealed(begun, window, line('09:40:00')).chain).toMatchObject({
      day: '2026-03-03',
      dayLines: 0,
      peaks: [],
      lines: 1,
    })
  })

  it('leaves what is more than a seal holds to the next, and closes no day before', () => {
    const window = { ...until, upTo: at('23:59:59'), closes: true }
    const many = Array.from({ length: mostLinesOfSeal + 1 }, (_, n) =>
      line(`09:${40 + Math.floor(n / 60)}:${String(n % 60).padStart(2, '0')}`),
    )
    const first = sealed(begun, window, ...many)
    expect(first.statement).toMatchObject({ closes: false, lines: mostLinesOfSeal, upTo: at('09:43:19') })
    expect(first.unsigned.places).toHaveLength(mostLinesOfSeal)
    expect(first.chain).toMatchObject({ day, dayLines: mostLinesOfSeal })
    expect(sealed(begun, window, ...many.slice(1)).statement).toMatchObject({
      closes: true,
      upTo: at('23:59:59'),
    })
  })

  it('never says that it has come less far than before', () => {
    const far = { ...begun, upTo: at('12:00:00') }
    expect(sealed(far, until, line('09:40:00')).statement.upTo).toBe(at('12:00:00'))
  })

  it('bears witness of the seals of others', () => {
    const witnessed = [{ tenant, seal: digests.seal('theirs') }]
    const next = nextSeal(digests, { tenant, chain: begun, now }, until, [line('09:40:00')], witnessed)
    expect(next?.statement.witnessed).toEqual(witnessed)
  })
})

describe('lines are looked for', () => {
  const chain = { ...begun, upTo: at('10:00:00') }

  it('once they have settled, and a little way back', () => {
    expect(windowOf(chain, at('10:30:00'))).toEqual({
      from: at('09:45:00'),
      upTo: at('10:28:00'),
      closes: false,
    })
    expect(openFrom(chain)).toBe(at('09:45:00'))
  })

  it('over the whole of a day that is over, settled, whatever was sealed of it', () => {
    const whole = { from: at('00:00:00'), upTo: '2026-03-02T23:59:59.999Z', closes: true }
    expect(windowOf(chain, '2026-03-03T00:02:00.000Z')).toEqual(whole)
    expect(windowOf(chain, '2026-03-03T00:01:59.999Z')).toMatchObject({ closes: false })
    expect(windowOf(chain, '2026-04-01T00:00:00.000Z')).toEqual(whole)
  })

  it('from the day before where a day has just begun', () => {
    expect(windowOf({ ...chain, upTo: at('00:05:00') }, at('00:30:00')).from).toBe('2026-03-01T23:50:00.000Z')
    const over = windowOf({ ...chain, upTo: at('00:05:00') }, '2026-03-03T12:00:00.000Z')
    expect(over.from).toBe('2026-03-01T23:50:00.000Z')
  })

  it('day by day, over the end of a month, of a year and of February', () => {
    expect(['2026-03-31', '2026-12-31', '2028-02-28', '2028-02-29'].map(dayAfter)).toEqual([
      '2026-04-01',
      '2027-01-01',
      '2028-02-29',
      '2028-03-01',
    ])
  })
})

describe('what is kept of a chain', () => {
  const witnessed = [{ tenant, seal: digests.seal('theirs') }]
  const next = nextSeal(
    digests,
    { tenant, chain: begun, now },
    until,
    [line('09:40:00'), line('09:50:00')],
    witnessed,
  )
  if (next === undefined) throw new Error('nothing was sealed')
  const { statement } = sealed({ ...begun, ...next.chain }, until, line('09:55:00'))
  const seal = { ...next.unsigned, signed: 'a.b.c' }
  const chain = { ...begun, ...next.chain, version: 9, number: 8, lockedAway: 7 }

  it('is read as it was written', () => {
    expect(sealStatementSchema.parse(next.statement)).toEqual(next.statement)
    expect(sealStatementSchema.parse(statement)).toEqual(statement)
    expect(journalSealSchema.parse(seal)).toEqual(seal)
    expect(journalSealSchema.parse({ ...seal, number: 2 })).toEqual({ ...seal, number: 2 })
    expect(journalChainSchema.parse(begun)).toEqual(begun)
    expect(journalChainSchema.parse(chain)).toEqual(chain)
  })

  it.each([
    ['a seal before the first', sealStatementSchema, { ...next.statement, number: 0 }],
    ['fewer lines than none', sealStatementSchema, { ...next.statement, lines: -1 }],
    ['fewer lines of a day than none', sealStatementSchema, { ...next.statement, dayLines: -1 }],
    [
      'more witnesses than a seal names',
      sealStatementSchema,
      { ...next.statement, witnessed: Array.from({ length: mostWitnessed + 1 }, () => witnessed[0]) },
    ],
    [
      'a witness of nobody',
      sealStatementSchema,
      { ...next.statement, witnessed: [{ seal: statement.root }] },
    ],
    ['a seal without a number', journalSealSchema, { ...seal, number: 0 }],
    [
      'more places than a seal names',
      journalSealSchema,
      { ...seal, places: Array.from({ length: mostLinesOfSeal + 1 }, () => 'x') },
    ],
    [
      'more leaves than a seal names',
      journalSealSchema,
      { ...seal, leaves: Array.from({ length: mostLinesOfSeal + 1 }, () => digests.empty) },
    ],
    ['a chain of no version', journalChainSchema, { ...chain, version: 0 }],
    ['a chain before its beginning', journalChainSchema, { ...chain, number: -1 }],
    ['a chain of fewer lines than none', journalChainSchema, { ...chain, lines: -1 }],
    ['a day of fewer lines than none', journalChainSchema, { ...chain, dayLines: -1 }],
    ['a chain that was locked away before it began', journalChainSchema, { ...chain, lockedAway: -1 }],
  ])('is never %s', (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false)
  })
})
