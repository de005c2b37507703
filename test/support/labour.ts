import type { CallOptions, Client } from '@passerelle/client'
import type { Finding } from '@passerelle/domain/labour'
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
