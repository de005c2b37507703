import type { ResourceOf } from '@passerelle/client'

export type Self = ResourceOf<'readSelf'>
export type OwnReferral = ResourceOf<'listOwnConsents'>['items'][number]
export type Organisation = Self['organisation']

/** Whoever is responsible now: whoever took the person over, as long as they have, else the organisation that made the link. */
export function responsibleFor(own: Organisation, referrals: readonly OwnReferral[]): Organisation {
  const taken = referrals.filter(({ owner }) => owner === 'receiver')
  const handedOver = taken.find(({ kind }) => kind === 'handover') ?? taken[0]
  return handedOver?.organisation ?? own
}
