import type { OwnReferrals } from '@passerelle/contract/self'
import { tiers } from '@passerelle/domain/exchange'
import type { SelfDesk } from './desk.ts'
import { ownKeys, readOwn } from './own.ts'
import { viewOf } from './view.ts'
import { wordingOf } from './words.ts'

/** Lists what somebody is asked to agree to and what they agreed to, the first one first. */
export async function listConsents(desk: SelfDesk): Promise<OwnReferrals> {
  const [own, { found, earlier }] = await Promise.all([
    desk.table.store.getAll(ownKeys(desk)).then((items) => readOwn(desk, items)),
    desk.referrals.all({ tiers }),
  ])
  const items = found.map((each) => {
    const { lang: _, dir: __, ...referral } = viewOf(each, own.language)
    return referral
  })
  return { ...wordingOf(own.language), items, earlier }
}
