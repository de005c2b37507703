import type { CountryCode } from '../../kernel/codes/index.ts'
import type { TradeCode } from '../trades.ts'
import { germanTextOf, type ProgrammeTemplate, type TemplateCode, titleOf } from './template.ts'

type Pilot = Extract<TemplateCode, `skills_for_reintegration_${string}`>

/** What is taught at a pilot: the name of its title, and its trade. */
type Taught<Code extends Pilot> = {
  readonly title: Parameters<typeof titleOf<Code>>[1]
  readonly trade: TradeCode
  readonly teachingUnits: number
  readonly capacity: number
}

/**
 * A pilot of Lernen für die Rückkehr (domain.md 1.1, P6): for returnees, migrants, refugees and host communities alike,
 * from December 2016 to November 2020. Neither units nor capacities are published; what stands here is a beginning that an
 * organisation corrects.
 */
function pilot<Code extends Pilot>(
  code: Code,
  country: CountryCode,
  languages: readonly string[],
  taught: readonly Taught<Code>[],
): ProgrammeTemplate {
  const place = germanTextOf(code, 'place' as Taught<Code>['title'])
  return {
    code,
    name: titleOf(code, 'name' as Taught<Code>['title']),
    commissioningParty: 'Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung (BMZ)',
    funders: [{ name: 'Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung (BMZ)' }],
    targets: [],
    deliveryModes: ['presence'],
    languages: [...languages],
    term: { from: '2016-12-01', to: '2020-11-30' },
    extensions: [],
    sites: [{ name: place, kind: 'fixed', address: { locality: place, country } }],
    modules: taught.map(({ title, trade, teachingUnits, capacity }) => ({
      title: titleOf(code, title),
      trade: { code: trade },
      teachingUnits,
      capacity,
      deliveryMode: 'presence',
    })),
  }
}

/** P6a: two longer courses. */
export const gambia = pilot(
  'skills_for_reintegration_gambia',
  'GM',
  ['en'],
  [
    { title: 'solar', trade: 'solar', teachingUnits: 400, capacity: 20 },
    { title: 'machinery', trade: 'agricultural_machinery', teachingUnits: 400, capacity: 20 },
  ],
)

/** P6b: seven trades, for people who were taken in and for those who took them in. No return is promoted. */
export const niger = pilot(
  'skills_for_reintegration_niger',
  'NE',
  ['fr', 'ha'],
  (
    [
      ['tailoring', 'sewing'],
      ['carpentry', 'carpentry'],
      ['mechanics', 'mechanics'],
      ['electrics', 'electrics'],
      ['solar', 'solar'],
      ['gastronomy', 'cooking'],
      ['bakery', 'bakery'],
    ] as const
  ).map(([title, trade]) => ({ title, trade, teachingUnits: 200, capacity: 20 })),
)

/** P6d: business trainings; the recognition of skills that goes with it has no module. */
export const kyrgyzstan = pilot(
  'skills_for_reintegration_kyrgyzstan',
  'KG',
  ['ky', 'ru'],
  [{ title: 'business', trade: 'entrepreneurship', teachingUnits: 24, capacity: 24 }],
)

/** P6c: no course, but a network of non-governmental organisations, and dialogue between them and other institutions. */
export const mexico = pilot('skills_for_reintegration_mexico', 'MX', ['es'], [])
