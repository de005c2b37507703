import type { CallOptions } from '@passerelle/client'

export type NewTemplate = CallOptions<'addProgrammeTemplate'>['body']

export const aSite = {
  name: 'Werkstatt',
  kind: 'fixed' as const,
  address: { locality: 'Kiel', country: 'DE' },
}

/** A template as an organisation writes one, with a workshop and a target. */
export function aTemplate(change: Partial<NewTemplate> = {}): NewTemplate {
  return {
    name: { de: 'Rückkehr Nord', en: 'Return North' },
    commissioningParty: 'Land Nord',
    funders: [{ name: 'AMIF', shareBasisPoints: 9000 }],
    targets: [{ unit: 'persons', number: 40 }],
    deliveryModes: ['presence', 'mobile'],
    languages: ['de', 'en'],
    term: { from: '2026-01-01', to: '2029-12-31' },
    sites: [aSite],
    modules: [
      {
        title: { de: 'Nähen', en: 'Sewing' },
        trade: { code: 'sewing' },
        teachingUnits: 20,
        capacity: 8,
        deliveryMode: 'presence',
      },
    ],
    ...change,
  }
}

/** The same as somebody writes it by hand. */
export const templateInYaml = `# What we do in the north
name:
  de: Rückkehr Nord
  en: Return North
commissioningParty: Land Nord
deliveryModes: [presence, mobile]
languages: [de, en]
term:
  from: 2026-01-01
  to: 2029-12-31
funders:
  - name: AMIF
    shareBasisPoints: 9000
targets:
  - unit: persons
    number: 40
sites:
  - name: Werkstatt
    kind: fixed
    address:
      locality: Kiel
      country: DE
modules:
  - title:
      de: Nähen
      en: Sewing
    trade:
      code: sewing
    teachingUnits: 20
    capacity: 8
    deliveryMode: presence
`
