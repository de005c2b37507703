import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { codeOf } from '../casework/occupations.ts'
import { onlyChanged } from '../kit/changed.ts'
import { filled } from '../kit/use-body-form.ts'
import { type WageEntry, wageBody, wageEntry } from '../vacancies/wages.ts'

export type Finding = ResourceOf<'readLabourFinding'>
/** A finding as a plan saw it. */
export type SeenFinding = NonNullable<ResourceOf<'readPlan'>['findings']>[number]
type NewFinding = CallOptions<'addLabourFinding'>['body']
type FindingChange = CallOptions<'editLabourFinding'>['body']
type FindingsQuery = NonNullable<CallOptions<'listLabourFindings'>['query']>

export const demands = ['none', 'low', 'medium', 'high'] as const satisfies readonly CodesOf<'demand'>[]

/** By what the findings are narrowed; an empty text narrows nothing. */
export type FindingFilter = { readonly country: string; readonly region: string; readonly isco08: string }

const atOnce = 50

/** The findings, the latest first. */
export const useFindings = (filter: FindingFilter) =>
  usePages('listLabourFindings', { limit: atOnce, ...narrowing(filter) } as FindingsQuery) // codes, by their forms

/** What narrows a list: what is still being typed, and no code yet, narrows nothing. */
export function narrowing({ country, region, isco08 }: FindingFilter) {
  const [part, occupation] = [region.trim().toUpperCase(), codeOf(isco08)]
  return {
    ...(country !== '' && { country }),
    ...(/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(part) && { region: part }),
    ...(/^\d{1,4}$/.test(occupation) && { isco08: occupation }),
  }
}

export const useFinding = (findingId: string) => useRead('readLabourFinding', [{ params: { findingId } }])

/** What is typed of a finding. */
export type FindingEntry = {
  isco08: string
  area: { country: string; region: string }
  demand: string
  wage: WageEntry
  source: string
  sourceLink: string
  asOf: string
}

export function noFinding(asOf: string): FindingEntry {
  return {
    isco08: '',
    area: { country: '', region: '' },
    demand: '',
    wage: wageEntry(),
    source: '',
    sourceLink: '',
    asOf,
  }
}

/** @param textOf what an occupation is called, as the field for it shows one */
export function findingEntry(finding: Finding, textOf: (code: string) => string): FindingEntry {
  const { isco08, area, demand, wage, source, sourceLink, asOf } = finding
  return {
    isco08: textOf(isco08),
    area: { country: area.country, region: area.region ?? '' },
    demand,
    wage: wageEntry(wage),
    source,
    sourceLink: sourceLink ?? '',
    asOf,
  }
}

export function newFinding(entry: FindingEntry): NewFinding {
  return filled(bodyOf(entry)) as NewFinding // what breaks a rule is refused by field
}

/** The fields that were typed anew; a wage or an address that was emptied is taken away. */
export function findingChange(entry: FindingEntry, first: FindingEntry): FindingChange {
  return bodyOf(onlyChanged(entry, first)) as FindingChange // what breaks a rule is refused by field
}

function bodyOf({ isco08, area, wage, sourceLink, ...rest }: Partial<FindingEntry>) {
  return {
    ...rest,
    ...(isco08 !== undefined && { isco08: codeOf(isco08) }),
    ...(area && { area: filled(area) }),
    ...(wage && { wage: wageBody(wage) }),
    ...(sourceLink !== undefined && { sourceLink: sourceLink.trim() === '' ? null : sourceLink }),
  }
}

/** Whether a finding is too old to be relied upon. */
export function isStale({ staleFrom }: Pick<Finding, 'staleFrom'>, today: string): boolean {
  return today >= staleFrom
}
