import type { CallOptions, Client, ResourceOf } from '@passerelle/client'
import type { CasePage, Participant } from '../../casework/queries.ts'

export type Tier = ResourceOf<'readReferral'>['openTiers'][number]
export type Corridor = ResourceOf<'listCorridors'>['items'][number]
export type Kind = Corridor['kinds'][number]

const tiers: readonly Tier[] = ['T0', 'T1', 'T2', 'T3']

/** Those whom one may refer to now, and what may cross to each: the agreements in force that lead away from here. */
export function destinationsOf(
  corridors: readonly Corridor[],
  own: string,
  day: string,
): readonly Corridor[] {
  return corridors.filter(
    ({ from, state, validity }) =>
      from === own && state === 'active' && validity.from <= day && day <= validity.to,
  )
}

/** The tiers that may cross an agreement; what is sensitive is never asked for unless somebody adds it. */
function tiersOf({ highestTier }: Pick<Corridor, 'highestTier'>): readonly Tier[] {
  return tiers.slice(0, tiers.indexOf(highestTier) + 1)
}

export function usualTiers(corridor: Pick<Corridor, 'highestTier'>): readonly Tier[] {
  return tiersOf(corridor).filter((tier) => tier !== 'T3')
}

/** The languages in which the person may be asked: theirs, and one in which there is a text in any case. */
export function languagesFor(person: Pick<Participant, 'languages'>): readonly string[] {
  return [...new Set<string>([...person.languages, languageFor(person)])]
}

/** The language in which the person is asked unless one chooses: the first of theirs in which there is a text. */
export function languageFor({ languages }: Pick<Participant, 'languages'>): 'de' | 'en' | 'fr' | 'ar' {
  const spoken = ['de', 'en', 'fr', 'ar'] as const
  for (const tag of languages) {
    const found = spoken.find((one) => tag === one || tag.startsWith(`${one}-`))
    if (found !== undefined) return found
  }
  return 'en'
}

export type Preparation = {
  readonly create: CallOptions<'createReferral'>['body']
  readonly ask: CallOptions<'requestConsent'>['body']
}

/** The referrals that were begun from one form, by what was said of them. */
export type Begun = Map<string, Pick<ResourceOf<'createReferral'>, 'id' | 'version'>>

/**
 * Prepares a referral and the question to the person in one go. Each call has a key of its own of the same intention.
 * Where only the question is put differently, the referral that was begun is gone on with.
 */
export async function prepare(api: Client, { create, ask }: Preparation, key: string, begun: Begun) {
  const said = JSON.stringify(create)
  const draft =
    begun.get(said) ?? (await api.createReferral({ body: create, idempotencyKey: `${key}-create` })).body
  begun.set(said, draft)
  return api.requestConsent({
    params: { referralId: draft.id },
    ifMatch: draft.version,
    body: ask,
    idempotencyKey: `${key}-ask`,
  })
}

/** Whether the case holds what another organisation decides upon: what the person can do, or what is planned. */
export function saysEnough({ assessment, plan }: Pick<CasePage, 'assessment' | 'plan'>): boolean {
  return assessment !== undefined || plan !== undefined
}
