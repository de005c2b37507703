import type { BoxQuery, ReferralLine } from '@passerelle/contract/exchange'
import type { ExchangeContext } from './context.ts'
import { lineOf } from './view.ts'

/** The referrals that came in or went out, those that must not be forgotten, or those of one of one's own cases. */
export async function listReferrals(
  { referrals, reach }: ExchangeContext,
  { box, state, list, participantId, ...page }: BoxQuery,
): Promise<{ items: ReferralLine[]; next?: string }> {
  if (participantId !== undefined) {
    const all = await referrals.ofCase(participantId, reach)
    return { items: all.map(lineOf).filter((line) => state === undefined || line.state === state) }
  }
  const { items, ...rest } =
    list === undefined
      ? await referrals.list({ name: box ?? 'inbox', state }, page)
      : await referrals.watched({ list, box: box ?? 'inbox' }, page)
  return { items: items.map(lineOf), ...rest }
}
