import { expect, test } from 'vitest'
import { checkAddress, newCertificate, newEntry } from './certificates.ts'

const entry = { ...newEntry('ME'), of: 'MODULE', on: '2026-03-01' }

test('of a confirmation nobody has decided anything, and a part is said only where it is meant', () => {
  expect(newCertificate(entry, undefined)).toEqual({ kind: 'attendance', moduleId: 'MODULE' })
  expect(newCertificate({ ...entry, kind: 'competence', isPartial: true }, undefined)).toEqual({
    kind: 'competence',
    moduleId: 'MODULE',
    partial: true,
    decision: { by: 'ME', on: '2026-03-01' },
  })
})

test('a certificate is of a module, or of the programme of the case', () => {
  expect(newCertificate({ ...entry, of: 'programme' }, 'PROGRAMME')).toEqual({
    kind: 'attendance',
    programmeId: 'PROGRAMME',
  })
})

test('what was not chosen is not sent, so that the API says what is missing', () => {
  expect(newCertificate({ ...entry, of: '' }, 'PROGRAMME')).toEqual({ kind: 'attendance' })
})

test('the address of the check is one of this origin', () => {
  expect(checkAddress('https://x.example', 'CODE')).toBe('https://x.example/v1/public/certificates/CODE/page')
})
