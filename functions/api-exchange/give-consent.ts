import type { ReferralView } from '@passerelle/contract/exchange'
import { consentAfter, decide, giveConsent as giving, tiers } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import { noticeIn } from '@passerelle/runtime/consent-notice'
import {
  demandActing,
  demandActiveMember,
  type FoundReferral,
  readClear,
  shownParts,
  tenantKeys,
} from '@passerelle/table'
import type { Asked } from './asked.ts'
import { circumstancesOf, demandCommand } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/**
 * Writes down the person's yes, before the coach who reads it out and a second member of staff. The first one sends the
 * offer; a later one widens it, or makes it hold longer.
 */
export async function giveConsent(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked<'give-consent' | 'renew-consent'>,
): Promise<ReferralView> {
  const { body } = order
  const found = await desk.referrals.find(id, {
    expected,
    tiers,
    besides: () => [tenantKeys.settings(desk.tenant)],
  })
  demandCommand(desk, found, order)
  const { referral, corridor } = found
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })
  const shown = shownParts(found)
  const circumstances = circumstancesOf(desk, found)
  const consentEvent = giving(referral, body, {
    id: desk.ids.next<'consent'>(),
    seq: found.consent.seq + 1,
    now: circumstances.now,
    memberId: desk.me,
    corridor,
    sender: settingsIn(found),
    ...shown,
    notice: noticeIn(body.language).notice,
  })
  const consent = consentAfter(found.consent.consent, consentEvent)
  const decision = decide(referral, order, { ...circumstances, consent })
  await desk.referrals.commit(found, {
    action,
    decision,
    consentEvent,
    besides: [
      demandActing(desk.tenant, desk.me),
      demandActiveMember(desk.tenant, body.witnessId, ['body', 'witnessId']),
    ],
  })
  return viewOf(found, { decision, consent })
}

function settingsIn({ besides }: FoundReferral): Tenant {
  const item = besides.find(({ entity }) => entity === 'Tenant')
  return item === undefined ? refuse({ code: 'not_found' }) : readClear('Tenant', item)
}
