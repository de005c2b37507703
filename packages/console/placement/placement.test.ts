import { expect, test } from 'vitest'
import {
  applyBody,
  moveBody,
  noAgreement,
  noRegion,
  noSpoken,
  profileBody,
  profileEntry,
} from './placement.ts'

const textOf = (code: string) => `${code} · Electricians`

test('a profile is typed as it stands, and sent as it was typed', () => {
  const profile = {
    occupations: ['7411'],
    skills: ['Roofs', 'Cables'],
    languages: [{ language: 'en', level: 'B2' as const }],
    regions: [{ country: 'GM', region: 'GM-B' }, { country: 'SN' }],
    earliestOn: '2026-03-01',
    employmentTypes: ['full_time' as const],
  }
  expect(profileBody(profileEntry(profile, 'GM', textOf))).toEqual(profile)
})

test('what was left empty is not sent', () => {
  const entry = profileEntry(undefined, 'GM', textOf)
  expect(
    profileBody({
      ...entry,
      occupations: [' ', '7411 · Electricians'],
      skills: '\n Roofs \n\n',
      languages: [noSpoken],
      regions: [...entry.regions, noRegion],
    }),
  ).toEqual({
    occupations: ['7411'],
    skills: ['Roofs'],
    languages: [],
    regions: [{ country: 'GM' }],
    employmentTypes: [],
  })
})

test('an application names what is released in one order, and only who is hired begins on a day', () => {
  const agreement = noAgreement('fr')
  expect(applyBody('v', { release: ['skills', 'name'], agreement }).release).toEqual(['name', 'skills'])
  const hire = { startsOn: '2026-03-01', proof: 'contract' }
  expect(moveBody('sent', hire)).toEqual({ to: 'sent' })
  expect(moveBody('hired', hire)).toEqual({ to: 'hired', ...hire })
})
