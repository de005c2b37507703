import type { ReferralState } from '@passerelle/domain/exchange'
import { clockOf } from './clock.ts'
import type { Person, TestCloud } from './cloud.ts'
import { type Kind, referralIn, type SeenReferral, type SharedCase, type TwoHouses } from './exchange.ts'
import { commandsOf } from './exchange-calls.ts'

type Straight = Parameters<typeof referralIn>[1]
type Turn = readonly [from: Straight, command: keyof ReturnType<typeof commandsOf>, by: keyof TwoHouses]

/** How a referral comes to be where the straight way does not lead. */
const turns: Readonly<Record<Exclude<ReferralState, Straight | 'expired'>, Turn>> = {
  needs_info: ['offered', 'ask', 'awa'],
  waitlisted: ['offered', 'waitlist', 'awa'],
  no_contact: ['departed', 'report-no-contact', 'awa'],
  returned: ['active', 'hand-back', 'awa'],
  declined: ['offered', 'decline', 'awa'],
  withdrawn: ['offered', 'withdraw', 'miriam'],
  consent_revoked: ['accepted', 'revoke-consent', 'awa'],
  voided: ['offered', 'void-error', 'lead'],
}

/** Whether a referral of that kind can stand there at all: nobody departs with a mere referral. */
export function isReachable(state: ReferralState, kind: Kind): boolean {
  return kind === 'handover' || (state !== 'departed' && state !== 'no_contact')
}

/**
 * Takes a case into any state, by the people, or the clock, that take it there.
 *
 * @param shared a case that may have several referrals at once; who departs has one of their own
 */
export async function inState(
  stage: TestCloud,
  houses: TwoHouses,
  state: ReferralState,
  kind: Kind,
  shared?: SharedCase,
): Promise<SeenReferral> {
  const taken = (to: Straight) =>
    shared && mayShare(to, kind)
      ? shared(kind).then((id) => referralIn(houses, to, kind, id))
      : referralIn(houses, to, kind)
  if (state === 'expired') {
    const offered = await taken('offered')
    const { letPass, sweep } = clockOf(stage)
    await letPass(offered, 'acknowledgement', 'decision')
    await sweep()
    return (await houses.miriam.api.readReferral({ params: { referralId: offered.id } })).body
  }
  if (!isTurn(state)) return taken(state)
  const [from, command, by] = turns[state]
  const { api } = houses[by] as Person // only people are named above
  return (await commandsOf(houses)[command](api, await taken(from))).body
}

function mayShare(state: Straight, kind: Kind): boolean {
  return kind === 'referral' || ['draft', 'awaiting_consent', 'offered', 'accepted'].includes(state)
}

function isTurn(state: ReferralState): state is keyof typeof turns {
  return state in turns
}
