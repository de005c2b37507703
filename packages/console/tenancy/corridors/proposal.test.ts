import { expect, it } from 'vitest'
import { firstProposal, proposalBody, proposalErrors } from './proposal.ts'

it('a proposal begins with a year from today, and without what is sensitive', () => {
  expect(firstProposal('2026-03-01')).toMatchObject({
    highestTier: 'T2',
    validity: { from: '2026-03-01', to: '2027-02-28' },
  })
})

it('an organisation is named by its code, as it was typed, or chosen among partners', () => {
  const first = firstProposal('2026-03-01')
  const typed = ' 7k2-mxq-4da\n'
  expect(proposalBody({ ...first, counterpart: typed }).counterpart).toBe('7k2-mxq-4da')
  expect(proposalBody({ ...first, partner: 'P', counterpart: typed }).counterpart).toBe('P')
})

it('kinds and purposes are sent in their order, whatever they were chosen in', () => {
  const chosen = { kinds: ['referral', 'handover'], purposes: ['training', 'reintegration_support'] }
  expect(proposalBody({ ...firstProposal('2026-03-01'), ...chosen })).toMatchObject({
    kinds: ['handover', 'referral'],
    purposes: ['reintegration_support', 'training'],
  })
})

it('a legal basis that cannot be is told at its field', () => {
  const refused = { kind: 'refused', code: 'transfer_basis_unavailable', title: 'T', detail: 'D' } as const
  expect(proposalErrors({}, refused)).toEqual({ transferBasis: 'D' })
  expect(proposalErrors({ counterpart: 'C' }, { kind: 'fields', messages: ['C'] })).toEqual({
    counterpart: 'C',
  })
})
