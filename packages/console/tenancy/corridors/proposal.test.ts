import { expect, it } from 'vitest'
import { firstProposal, proposalBody, proposalErrors } from './proposal.ts'

const number = '0123456789ABCDEFGHJKMNPQRS'

it('a proposal begins with a year from today, and without what is sensitive', () => {
  expect(firstProposal('2026-03-01')).toMatchObject({
    highestTier: 'T2',
    validity: { from: '2026-03-01', to: '2027-02-28' },
  })
})

it('an organisation is named by its number, however that was pasted, or chosen among partners', () => {
  const first = firstProposal('2026-03-01')
  const pasted = ` ${number.toLowerCase().slice(0, 13)} ${number.slice(13)}\n`
  expect(proposalBody({ ...first, counterpart: pasted }).counterpart).toBe(number)
  expect(proposalBody({ ...first, partner: 'P', counterpart: pasted }).counterpart).toBe('P')
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
