import type { OwnReferrals } from '@passerelle/contract/self'
import { tiers } from '@passerelle/domain/sharing'
import type { SelfContext } from './context.ts'
import { readOwn } from './own.ts'
import { viewOf } from './view.ts'
import { wordingOf } from './wording.ts'

/** Lists what somebody is asked to agree to and what they agreed to, the first one first. */
export async function listConsents(context: SelfContext): Promise<OwnReferrals> {
  const [own, { found, earlier }] = await Promise.all([readOwn(context), context.referrals.all({ tiers })])
  const items = found.map((each) => {
    const { lang: _, dir: __, ...referral } = viewOf(each, own.language)
    return referral
  })
  return { ...wordingOf(own.language), items, earlier }
}
