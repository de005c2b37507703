import { expect, it } from 'vitest'
import { type Corridor, namesIn, sideOf, signatureOf } from './corridor.ts'

const signature = { member: 'M', at: '2026-01-01T00:00:00.000Z' }
const corridor = (change: object) =>
  ({
    from: 'munich',
    to: 'dakar',
    state: 'active',
    signatures: { from: signature, to: signature },
    parties: { from: { name: 'bfz' }, to: { name: 'Centre' } },
    ...change,
  }) as unknown as Corridor // what is looked at here of an agreement

it('the side that has not signed a proposal signs it, and the other one waits', () => {
  const proposed = corridor({ state: 'proposed', signatures: { from: signature } })
  expect(signatureOf(proposed, sideOf(proposed, 'dakar'))).toBe('proposal')
  expect(signatureOf(proposed, sideOf(proposed, 'munich'))).toBeUndefined()
})

it('the side that was asked for a later end signs that', () => {
  const asked = corridor({ renewal: { until: '2028-01-01', by: 'from', signature } })
  expect(signatureOf(asked, 'to')).toBe('renewal')
  expect(signatureOf(asked, 'from')).toBeUndefined()
})

it('a suspension is lifted by the side that suspended, before a later end is signed', () => {
  const suspended = corridor({ state: 'suspended', suspendedBy: 'to', renewal: { by: 'from' } })
  expect(signatureOf(suspended, 'to')).toBe('suspension')
  expect(signatureOf(suspended, 'from')).toBeUndefined()
})

it('nothing is signed once it has ended, or while it holds', () => {
  expect(signatureOf(corridor({ state: 'ended', renewal: { by: 'from' } }), 'to')).toBeUndefined()
  expect(signatureOf(corridor({}), 'to')).toBeUndefined()
})

it('an organisation has the name under which it signed, and none before', () => {
  expect(Object.fromEntries(namesIn([corridor({ parties: { from: { name: 'bfz' } } })]))).toEqual({
    munich: 'bfz',
  })
})
