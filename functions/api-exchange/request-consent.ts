import type { ReferralView } from '@passerelle/contract/exchange'
import { choicesAmong, decide } from '@passerelle/domain/exchange'
import { choices } from '@passerelle/messages/choices'
import { noticeFor } from '@passerelle/runtime/consent-notice'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { packCase } from './pack-case.ts'
import { viewOf } from './view.ts'

/**
 * Makes the package from the case as it is now, so that the person can be shown exactly what would cross: before the first
 * yes, and before one that follows a consent that has ended. The answer says what each choice of the person would
 * allow, and which notice they will be shown.
 */
export async function requestConsent(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'request-consent' | 'prepare-renewal'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected, with: ['caseFile', 'ownNotices'] })
  const circumstances = circumstancesOf(context, found)
  const decision = decide(found.referral, order, circumstances)
  const pack = packCase(context, found, {
    ...order.body,
    version: decision.referral.packageVersion,
    asks: true,
  })
  await context.referrals.commit(found, { decision, pack })
  const { language } = order.body
  return {
    ...viewOf(found, { decision }),
    notice: await noticeFor({
      asked: [language],
      spoken: found.caseFile?.participant.languages ?? [],
      own: found.ownNotices,
    }),
    choices: choicesAmong(decision.referral, order.body.tiers).map(({ tiers, extent }) => ({
      tiers: [...tiers],
      extent,
      text: choices.say(context.language, `staff.${extent}`),
    })),
  }
}
