/** As much of a referral as says who is responsible for the person. */
export type Owned<Organisation> = {
  readonly kind: 'referral' | 'handover'
  readonly owner: 'sender' | 'receiver'
  readonly organisation: Organisation
}

/** Whoever is responsible now: whoever took the person over, as long as they have, else the organisation that made the link. */
export function responsibleFor<Organisation>(
  own: Organisation,
  referrals: readonly Owned<Organisation>[],
): Organisation {
  const taken = referrals.filter(({ owner }) => owner === 'receiver')
  const handedOver = taken.find(({ kind }) => kind === 'handover') ?? taken[0]
  return handedOver?.organisation ?? own
}
