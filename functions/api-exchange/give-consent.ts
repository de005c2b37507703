import type { ReferralView } from '@passerelle/contract/exchange'
import { consentAfter, decide, giveConsent as giving } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import { tiers } from '@passerelle/domain/sharing'
import { languagesOf } from '@passerelle/runtime/consent-notice'
import { noticeAgreedTo } from '@passerelle/runtime/notice-draft'
import { requireNotices, shownParts } from '@passerelle/table/exchange'
import { requireActing, requireActiveMember } from '@passerelle/table/tenancy'
import type { ReferralCommand } from './command.ts'
import { assertCommand, circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'
import { wantedBy } from './wanted-notice.ts'

/**
 * Writes down the person's yes, before the coach who reads it out and a second member of staff. The first one sends the
 * offer; a later one widens it, or makes it hold longer.
 */
export async function giveConsent(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'give-consent' | 'renew-consent'>,
): Promise<ReferralView> {
  const { body } = order
  const found = await context.referrals.find(id, {
    expected,
    tiers,
    with: ['settings', 'sentCase', 'ownNotices'],
  })
  assertCommand(context, found, order)
  const { referral, corridor } = found
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })
  const shown = shownParts(found)
  const circumstances = circumstancesOf(context, found)
  const wanted = wantedBy(found, [body.language])
  const consentEvent = giving(referral, body, {
    id: context.ids.next<'consent'>(),
    seq: found.consent.seq + 1,
    now: circumstances.now,
    memberId: context.me,
    corridor,
    sender: found.settings,
    ...shown,
    ...(await noticeAgreedTo(wanted, referral, body.shown)),
  })
  const consent = consentAfter(found.consent.consent, consentEvent)
  const decision = decide(referral, order, { ...circumstances, consent })
  await context.referrals.commit(found, {
    decision,
    consentEvent,
    besides: [
      requireActing(context.tenant, context.me),
      requireActiveMember(context.tenant, body.witnessId, ['body', 'witnessId']),
      ...requireNotices(context.tenant, languagesOf(wanted), wanted.own),
    ],
  })
  return viewOf(found, { decision, consent })
}
