import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { useRead } from '../../api/use-read.ts'
import { countryName } from '../../language/names.ts'
import { useWords } from '../../language/words.tsx'
import { namesIn, useCorridors } from '../corridors/corridor.ts'

export type Limit = ResourceOf<'listSafetyLimits'>['items'][number]
type Highest = Limit['holds']
export type LimitBody = CallOptions<'setSafetyLimit'>['body']

export const levels = ['none', 'T0', 'T1', 'T2', 'T3'] as const satisfies readonly CodesOf<'highest'>[]
export const reasons = [
  'security_situation',
  'state_involvement',
  'incident_at_recipient',
  'change_of_law',
  'situation_improved',
  'set_by_mistake',
] as const satisfies readonly CodesOf<'limitReason'>[]

export const useLimits = () => useRead('listSafetyLimits', [])

/** The name of what a limit is for: a country, or an organisation that one sends to. */
export function useScopeName(): (scope: string) => string {
  const { language } = useWords()
  const names = namesIn(useCorridors().data?.body.items ?? [])
  return (scope) => names.get(scope) ?? (scope.length === 2 ? countryName(language, scope) : scope)
}

function rank(highest: Highest): number {
  return levels.indexOf(highest)
}

/** What a member may say to what waits: to agree always takes another one, and so does opening what was just shut. */
export function answersTo(
  { proposal, agreed, holds }: Limit,
  memberId: string,
): { readonly mayConfirm: boolean; readonly mayReject: boolean } {
  if (proposal === undefined) return { mayConfirm: false, mayReject: false }
  const isOwn = proposal.by === memberId
  return { mayConfirm: !isOwn, mayReject: !isOwn || rank(holds) >= rank(agreed) }
}
