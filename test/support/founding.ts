import type { Client } from '@passerelle/client'
import type { BusinessPlanView } from '@passerelle/contract'
import type { BusinessPlanEntry, FoundingOutcomeEntry } from '@passerelle/domain/founding'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import type { Person, TestCloud } from './cloud.ts'
import { inDays, signedCorridor, type TwoHouses } from './exchange.ts'

type Lines = BusinessPlanEntry['lines']

/** What it takes to sew for families, as lines with these amounts in the smallest units of this money. */
export function linesIn(
  currency: string,
  { machines, rent, clothes, savings }: Readonly<Record<'machines' | 'rent' | 'clothes' | 'savings', number>>,
): Lines {
  return [
    { kind: 'investment', label: 'Two sewing machines', amount: { minorUnits: machines, currency } },
    { kind: 'running_cost', label: 'Rent', amount: { minorUnits: rent, currency } },
    { kind: 'revenue', label: 'Clothes', amount: { minorUnits: clothes, currency } },
    { kind: 'own_funds', label: 'Savings', amount: { minorUnits: savings, currency } },
  ]
}

/** A tailor’s shop in Pikine. */
export function aShop(change: Partial<BusinessPlanEntry> = {}): BusinessPlanEntry {
  return {
    idea: { what: 'Clothes made to measure', forWhom: 'Families of the quarter', isco08: '7531' },
    canvas: { customers: 'Families and schools', costs: 'Rent and cloth' },
    reserveMonths: 3,
    lines: linesIn('XOF', { machines: 600_000, rent: 75_000, clothes: 175_000, savings: 500_000 }),
    steps: [{ step: 'Find a room', dueOn: inDays(30) }, { step: 'Register the shop' }],
    ...change,
  }
}

/** A shop that was founded some days ago. */
export function aFounding(
  change: Partial<Extract<FoundingOutcomeEntry, { result: 'founded' }>> = {},
): FoundingOutcomeEntry {
  return {
    result: 'founded',
    on: inDays(-5),
    sector: 'beauty_and_textiles',
    ownJobs: 1,
    otherJobs: 1,
    proof: 'business_registration',
    ...change,
  }
}

/** The plan of a case, submitted as the founder stands by it. */
export async function aSubmittedShop(
  api: Client,
  participantId: ParticipantId,
  entry = aShop(),
): Promise<BusinessPlanView> {
  const params = { participantId }
  const { body } = await api.beginBusinessPlan({ params, body: entry })
  const submission = { params, ifMatch: body.version, body: { confirmation: 'signed' } } as const
  return (await api.submitBusinessPlan(submission)).body
}

/** The same houses with another centre in Dakar’s place, in another country. */
export async function withCentreIn(stage: TestCloud, houses: TwoHouses, country: string): Promise<TwoHouses> {
  const centre: { readonly tenant: Tenant; readonly admin: Person } = await stage.openTenant({
    kind: 'centre',
    country,
    language: 'fr',
  })
  const corridorId = await signedCorridor(houses.admins.bfz, centre, {})
  return {
    ...houses,
    corridorId,
    dakar: centre.tenant,
    admins: { ...houses.admins, dakar: centre.admin },
    awa: await stage.join(centre.admin, ['coach']),
    ibrahima: await stage.join(centre.admin, ['coach']),
    chief: await stage.join(centre.admin, ['coordinator']),
  }
}
