import type { ProgrammeTemplate } from './template.ts'
import { germanTextOf, titleOf } from './template.ts'

const code = 'reintegration_coaching_with_qualification'

/**
 * domain.md 1.1, P2. The first end of the term is not published: twelve months is what the first result line
 * covers, and 31 December 2022 is the end that it was extended to. The shares of the two funders are not
 * published either, so none stands here.
 */
export const reintegrationCoachingWithQualification: ProgrammeTemplate = {
  code,
  name: titleOf(code, 'name'),
  commissioningParty: 'Bayerisches Landesamt für Asyl und Rückführungen (LfAR)',
  funders: [
    {
      name: 'Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung (BMZ)',
      reference: 'Perspektive Heimat',
    },
    { name: 'Bayerisches Landesamt für Asyl und Rückführungen (LfAR)' },
  ],
  targets: [],
  deliveryModes: ['presence'],
  languages: ['de', 'en'],
  term: { from: '2020-10-01', to: '2021-09-30' },
  extensions: [{ to: '2022-12-31' }],
  sites: [
    {
      name: germanTextOf(code, 'region'),
      kind: 'mobile',
      address: { locality: germanTextOf(code, 'region'), country: 'DE' },
    },
  ],
  modules: (['sewing', 'cooking', 'metalwork', 'electronics', 'painting'] as const).map((trade) => ({
    title: titleOf(code, trade),
    trade: { code: trade },
    teachingUnits: 25,
    capacity: 8,
    deliveryMode: 'presence',
  })),
}
