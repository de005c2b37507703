import { expect, it } from 'vitest'
import { paperBody, paperEntry, withTier } from './issue.ts'

const consent = { language: 'fr', witnessId: 'M', readAloud: true, interpreter: false }

it('a paper says what was chosen, and of an arrival what is known', () => {
  const entry = { ...paperEntry('fr'), needs: ['advice'], consent }
  expect(paperBody(entry)).toEqual({ tiers: ['T0', 'T1', 'T2'], needs: ['advice'], consent })
  const arrivalWindow = { earliest: '2027-01-10', latest: '' }
  expect(paperBody({ ...entry, arrivalWindow })).toMatchObject({
    arrivalWindow: { earliest: '2027-01-10', latest: '2027-01-10' },
  })
})

it('the offer is part of every paper, and the tiers keep their order', () => {
  expect(withTier(['T0', 'T2'], 'T1', true)).toEqual(['T0', 'T1', 'T2'])
  expect(withTier(['T0', 'T1', 'T2'], 'T1', false)).toEqual(['T0', 'T2'])
  expect(withTier(['T0', 'T1'], 'T0', false)).toEqual(['T0', 'T1'])
})

it('where nothing is filled in, each field is still there to be refused by name', () => {
  expect(paperBody(paperEntry('wo'))).toMatchObject({ needs: [], consent: { language: 'wo', witnessId: '' } })
})
