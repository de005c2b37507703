import { createHash } from 'node:crypto'
import type { TenantId } from '@passerelle/domain/kernel'
import {
  beginChain,
  type CheckFrom,
  digestsBy,
  faultsOf,
  type JournalChain,
  nextSeal,
  type ReadSeal,
  type SealedLine,
} from '@passerelle/domain/seals'
import { describe, expect, it } from 'vitest'

const digests = digestsBy((bytes) => createHash('sha256').update(bytes).digest('hex'))
const tenant = '0123456789ABCDEFGHJKMNPQRS' as TenantId
const at = (time: string, day = '2026-03-02') => `${day}T${time}:00.000Z`

const line = (time: string, day?: string): SealedLine => ({
  place: `${at(time, day)}#`,
  at: at(time, day),
  member: 'm',
  action: 'a',
  aggregate: 'case',
  aggregateId: 'c',
  version: 1,
  fields: ['stage'],
  purpose: 'coaching',
  askew: [],
})

const lines = [line('10:00'), line('10:05'), line('11:00'), line('09:00', '2026-03-03')]
const from: CheckFrom = {
  tenant,
  number: 0,
  before: digests.beginning(tenant),
  head: digests.beginning(tenant),
  lines: 0,
}

/** Three seals: two of one day, the second of which closes it, and one of the next. */
function seals(): readonly ReadSeal[] {
  let chain: JournalChain = beginChain(digests, tenant, at('08:00'))
  return [
    { own: lines.slice(0, 2), upTo: at('10:30'), closes: false },
    { own: lines.slice(2, 3), upTo: at('23:59'), closes: true },
    { own: lines.slice(3), upTo: at('10:00', '2026-03-03'), closes: false },
  ].map(({ own, upTo, closes }) => {
    const next = nextSeal(digests, { tenant, chain, now: upTo }, { from: at('00:00'), upTo, closes }, own)
    if (next === undefined) throw new Error('nothing was sealed')
    const signed = JSON.stringify(next.statement)
    chain = { ...next.chain, before: digests.seal(signed), kid: 'k' }
    return { seal: { ...next.unsigned, signed }, statement: next.statement }
  })
}

const check = (
  read: readonly ReadSeal[],
  standing: readonly SealedLine[] = lines,
  { begins = from, named = new Set<string>(), openFrom = at('09:45', '2026-03-03') } = {},
) => faultsOf(digests, begins, read, standing, { named, openFrom })

/** The seals with one of them changed: what is kept of it, or what was signed. */
function changed(index: number, change: (read: ReadSeal) => ReadSeal): readonly ReadSeal[] {
  return seals().map((read, at) => (at === index ? change(read) : read))
}

describe('a journal', () => {
  it('that stands as it was sealed has no fault', () => {
    expect(check(seals())).toEqual([])
    expect(check([], [])).toEqual([])
  })

  it('is checked from any seal on, from what was signed before', () => {
    const [, second, third] = seals()
    const first = seals()[0]
    if (!(first?.statement && second && third)) throw new Error('three seals were made')
    const begins = {
      tenant,
      number: 1,
      before: digests.seal(first.seal.signed),
      head: first.statement.head,
      lines: 2,
    }
    // The tree of the day is checked with the day: the second seal alone does not hold the lines of the first.
    expect(check([third], lines.slice(3), { begins: { ...begins, ...afterSecond(second) } })).toEqual([])
    expect(check([second, third], lines.slice(2), { begins })).toEqual([{ what: 'seal_altered', seal: 2 }])
  })

  it('whose line was altered in any of its parts has a fault at its place', () => {
    const [first, ...others] = lines
    if (first === undefined) throw new Error('there is a line')
    for (const part of Object.keys(first) as (keyof SealedLine)[]) {
      if (part === 'place') continue
      const value = { version: 2, fields: [], askew: ['at'] }[part as 'version'] ?? 'altered'
      const altered = { ...first, [part]: value } as SealedLine
      expect(check(seals(), [altered, ...others]), part).toEqual([
        { what: 'line_altered', seal: 1, place: first.place },
      ])
    }
  })

  it('that lacks a line, or has one moved, says which', () => {
    const [, second] = lines
    expect(check(seals(), lines.toSpliced(1, 1))).toEqual([
      { what: 'line_missing', seal: 1, place: second?.place },
    ])
  })

  it('with a line that no seal names has a fault, once it must have been sealed', () => {
    const planted = line('10:01')
    const late = line('09:45', '2026-03-03')
    expect(check(seals(), [...lines, planted])).toEqual([{ what: 'line_unsealed', place: planted.place }])
    expect(check(seals(), [...lines, late])).toEqual([])
    expect(check(seals(), [...lines, planted], { named: new Set([planted.place]) })).toEqual([])
  })
})

describe('the chain', () => {
  it('that lacks seals says each, and what follows does not fit', () => {
    const [first, , third] = seals()
    if (!(first && third)) throw new Error('three seals were made')
    expect(check([first, third], [...lines.slice(0, 2), ...lines.slice(3)])).toEqual([
      { what: 'seal_missing', seal: 2 },
      { what: 'seal_altered', seal: 3 },
    ])
    expect(check([third], lines.slice(3))).toEqual([
      { what: 'seal_missing', seal: 1 },
      { what: 'seal_missing', seal: 2 },
      { what: 'seal_altered', seal: 3 },
    ])
  })

  it('with a seal that nobody signed says so of it, and of the one that rests on it', () => {
    expect(check(changed(0, (read) => ({ ...read, statement: undefined })))).toEqual([
      { what: 'signature_wrong', seal: 1 },
    ])
  })

  it('with a seal of which anything is not as it was signed says so of it alone', () => {
    const of = { closes: true, day: '2026-03-01', upTo: at('10:31'), sealedAt: at('10:31') }
    for (const [part, value] of Object.entries(of)) {
      const altered = changed(0, (read) => ({ ...read, seal: { ...read.seal, [part]: value } }))
      const faults = check(altered).map(({ what, seal }) => `${what} ${seal}`)
      expect(faults[0], part).toBe('seal_altered 1')
    }
    const signed = {
      tenant: 'ANOTHER000000000000000000' as TenantId,
      number: 9,
      before: digests.empty,
      lines: 3,
      dayLines: 3,
      head: digests.empty,
      root: digests.empty,
    }
    for (const [part, value] of Object.entries(signed)) {
      const altered = changed(0, (read) => ({
        ...read,
        statement: read.statement && { ...read.statement, [part]: value },
      }))
      expect(check(altered)[0], part).toEqual({ what: 'seal_altered', seal: 1 })
    }
  })

  it('with a seal of more places than lines, or of others, says so', () => {
    const more = changed(0, (read) => ({
      ...read,
      seal: { ...read.seal, places: [...read.seal.places, 'planted'] },
    }))
    expect(check(more)).toEqual([
      { what: 'seal_altered', seal: 1 },
      { what: 'line_missing', seal: 1, place: 'planted' },
    ])
    const swapped = changed(0, (read) => ({
      ...read,
      seal: { ...read.seal, leaves: read.seal.leaves.toReversed() },
    }))
    // The tree of the day does not come out either, and so neither does the seal that closes it.
    expect(check(swapped).map(({ what, seal }) => `${what} ${seal}`)).toEqual([
      'seal_altered 1',
      'seal_altered 2',
      'line_altered 1',
      'line_altered 1',
    ])
  })

  it('of another organisation does not stand in for this one', () => {
    const other = 'ANOTHER000000000000000000' as TenantId
    const beginning = digests.beginning(other)
    const begins = { ...from, tenant: other, before: beginning, head: beginning }
    expect(check(seals(), lines, { begins }).map(({ what }) => what)).toEqual([
      'seal_altered',
      'seal_altered',
      'seal_altered',
    ])
  })
})

/** Where a check of the third seal begins. */
function afterSecond({ seal, statement }: ReadSeal) {
  if (statement === undefined) throw new Error('it was signed')
  return { number: 2, before: digests.seal(seal.signed), head: statement.head, lines: 3 }
}
