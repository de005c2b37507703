import type { CallOptions, Client } from '@passerelle/client'
import type { Finding } from '@passerelle/domain/labour'
import type { Module } from '@passerelle/domain/programmes'
import { inDays } from './exchange.ts'

type NewFinding = CallOptions<'addLabourFinding'>['body']

/** Tailors are wanted in Dakar. */
export function aFinding(change: Partial<NewFinding> = {}): NewFinding {
  return {
    isco08: '7531',
    area: { country: 'SN', region: 'SN-DK' },
    demand: 'high',
    wage: { currency: 'XOF', from: 90_000, to: 140_000, per: 'month' },
    source: 'Chamber of crafts of Dakar',
    sourceLink: 'https://crafts.example.org/report',
    asOf: inDays(-30),
    ...change,
  }
}

export async function addedFinding(api: Client, change: Partial<NewFinding> = {}): Promise<Finding> {
  return (await api.addLabourFinding({ body: aFinding(change) })).body
}

type NewOutlook = CallOptions<'tellOutlook'>['body']

/** In Senegal a module goes on in an evening school, and there is no power for it. */
export function anOutlook(change: Partial<NewOutlook> = {}): NewOutlook {
  return {
    area: { country: 'SN' },
    continuation: {
      kind: 'goes_on',
      to: [{ kind: 'course', name: 'Evening school of Pikine', link: 'https://school.example.org' }],
    },
    answers: [
      { question: 'power', answer: 'no', note: 'Four hours a day' },
      { question: 'customers', answer: 'yes' },
    ],
    ...change,
  }
}

/** Tells what becomes of a module of which nobody has told. */
export async function toldOutlook(
  api: Client,
  { programmeId, id }: Pick<Module, 'programmeId' | 'id'>,
  change: Partial<NewOutlook> = {},
) {
  const params = { programmeId, moduleId: id }
  return (await api.tellOutlook({ params, ifMatch: 1, body: anOutlook(change) })).body
}
