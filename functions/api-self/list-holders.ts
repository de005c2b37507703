import type { Holders } from '@passerelle/contract/self'
import type { Referral, TimelineEvent } from '@passerelle/domain/exchange'
import type { Tier } from '@passerelle/domain/sharing'
import type { Language } from '@passerelle/messages'
import { self } from '@passerelle/messages/self'
import type { FoundReferral } from '@passerelle/table/exchange'
import type { SelfContext } from './context.ts'
import { readOwn } from './own.ts'
import { partyOf } from './view.ts'
import { wordingOf } from './wording.ts'

type Holder = Holders['items'][number]

/** Lists every organisation that was ever shown something about the person, with all that it was shown (GDPR, Article 19). */
export async function listHolders(context: SelfContext): Promise<Holders> {
  const [{ language }, { found, earlier }] = await Promise.all([readOwn(context), context.referrals.all({})])
  const holders = await Promise.all(found.map((each) => holderOf(context, each, language)))
  return { ...wordingOf(language), items: holders.flatMap((holder) => holder ?? []), earlier }
}

async function holderOf(
  context: SelfContext,
  found: FoundReferral,
  language: Language,
): Promise<Holder | undefined> {
  const { referral, corridor } = found
  const { disclosures, events } = await context.referrals.history(found)
  const [first] = disclosures
  if (first === undefined) return undefined
  const erasure = erasureIn(referral, events, language)
  const nameOf = (tier: Tier) => self.say(language, `tier.${tier}.name`)
  return {
    referralId: referral.id,
    organisation: partyOf(corridor, 'to', referral, language),
    state: referral.state,
    stateText: self.say(language, `state.${referral.state}`),
    since: first.at,
    open: referral.openTiers.map((tier) => ({ tier, name: nameOf(tier) })),
    disclosures: disclosures.map(({ at, tiers, occasion, basis }) => ({
      at,
      tiers,
      occasion,
      names: tiers.map(nameOf),
      ...(basis && { basis }),
    })),
    ...(erasure && { erasure }),
  }
}

/** Since the person took everything back from somebody who had taken them on: whether it erased what it had. */
function erasureIn(
  { erasure }: Referral,
  events: readonly TimelineEvent[],
  language: Language,
): Holder['erasure'] {
  if (erasure === undefined) return undefined
  if (erasure === 'asked') return { answer: 'awaited', text: self.say(language, 'erasure.awaited') }
  const answered = events.findLast(({ command }) => command === 'answer-erasure')
  const { ground } = answered?.detail ?? {}
  return {
    answer: erasure,
    ...(typeof ground === 'string' && { ground }),
    ...(answered && { answeredAt: answered.at }),
    text: self.say(language, `erasure.${erasure}`),
  }
}
