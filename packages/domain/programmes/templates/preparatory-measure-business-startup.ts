import type { ProgrammeTemplate } from './template.ts'
import { germanTextOf, titleOf } from './template.ts'

const code = 'preparatory_measure_business_startup'

const regions = ['Hamburg', 'Köln', 'Stuttgart', 'München'] as const

/**
 * domain.md 1.1, P1: four metropolitan regions, each on site and with mobile counselling in reception facilities,
 * and ten modules from the idea by way of finance to the next steps. Only the years of the term are published.
 */
export const preparatoryMeasureBusinessStartup: ProgrammeTemplate = {
  code,
  name: titleOf(code, 'name'),
  commissioningParty: 'Bundesamt für Migration und Flüchtlinge (BAMF)',
  funders: [{ name: 'Bundesamt für Migration und Flüchtlinge (BAMF)' }],
  targets: [],
  deliveryModes: ['presence', 'mobile', 'online'],
  languages: ['de', 'en', 'fr', 'ar'],
  term: { from: '2020-01-01', to: '2023-12-31' },
  extensions: [],
  sites: regions.flatMap((locality) => [
    { name: locality, kind: 'fixed' as const, address: { locality, country: 'DE' } },
    {
      name: `${germanTextOf(code, 'mobile')} ${locality}`,
      kind: 'mobile' as const,
      address: { locality, country: 'DE' },
    },
  ]),
  modules: (
    [
      'idea',
      'person',
      'market',
      'business_model',
      'pricing',
      'marketing',
      'formalities',
      'bookkeeping',
      'finance',
      'next_steps',
    ] as const
  ).map((title) => ({
    title: titleOf(code, title),
    trade: { code: 'entrepreneurship' },
    teachingUnits: 4,
    capacity: 12,
    deliveryMode: 'presence',
  })),
}
