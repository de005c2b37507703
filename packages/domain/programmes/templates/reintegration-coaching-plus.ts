import type { ProgrammeTemplate } from './template.ts'
import { germanTextOf, titleOf } from './template.ts'

const code = 'reintegration_coaching_plus'

// 20 to 25 teaching units are the published average of a qualification; a module starts from the lower figure.
const teachingUnits = 20
const capacity = 10

/**
 * domain.md 1.1, P3. Shares follow from the rounded public figures, 1.1 of 1.2 million euros; the organisation
 * enters the exact ones.
 */
export const reintegrationCoachingPlus: ProgrammeTemplate = {
  code,
  name: titleOf(code, 'name'),
  commissioningParty: 'Bayerisches Landesamt für Asyl und Rückführungen (LfAR)',
  funders: [
    {
      name: 'Asyl-, Migrations- und Integrationsfonds (AMIF)',
      shareBasisPoints: 9167,
      amount: { minorUnits: 110_000_000, currency: 'EUR' },
    },
    { name: 'Bayerisches Landesamt für Asyl und Rückführungen (LfAR)', shareBasisPoints: 833 },
  ],
  targets: [
    { number: 150, unit: 'persons', countingNote: germanTextOf(code, 'persons') },
    { number: 2, unit: 'networking_days' },
  ],
  deliveryModes: ['presence', 'online', 'hybrid'],
  languages: ['de', 'en', 'tr'],
  term: { from: '2024-03-01', to: '2027-02-28' },
  extensions: [],
  sites: [
    {
      name: germanTextOf(code, 'region'),
      kind: 'mobile',
      address: { locality: germanTextOf(code, 'region'), country: 'DE' },
    },
  ],
  modules: (['digital_basics', 'digital_office', 'digital_presence'] as const).map((title) => ({
    title: titleOf(code, title),
    trade: { code: 'digital' },
    teachingUnits,
    capacity,
    deliveryMode: 'hybrid',
  })),
}
