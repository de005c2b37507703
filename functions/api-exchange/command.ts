import type { ReferralView } from '@passerelle/contract/exchange'
import { type CommandBody, type CommandName, decide } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { readView, viewOf } from './view.ts'

/** A command to a referral: which one, as of which version, and what is ordered. */
export type ReferralCommand<Names extends CommandName = CommandName> = {
  readonly id: ReferralId
  readonly expected: number
  readonly order: {
    readonly [Name in Names]: { readonly command: Name; readonly body: CommandBody<Name> }
  }[Names]
}

type CommandRequest<Name extends CommandName> = {
  readonly params: { readonly referralId: ReferralId }
  readonly body: CommandBody<Name>
  readonly expected: number
}

/**
 * Answers the route of a command: by a use case of its own, or as a plain step. A repetition is answered by the
 * referral as it is now.
 */
export function command<const Name extends CommandName>(
  name: Name,
  perform: (context: ExchangeContext, asked: ReferralCommand<Name>) => Promise<ReferralView> = takeStep,
) {
  return {
    run: (context: ExchangeContext, { params, body, expected }: CommandRequest<Name>) =>
      perform(context, { id: params.referralId, expected, order: { command: name, body } }),
    replay: replayReferral,
  }
}

/** Answers anew what was asked twice: the stored id of every exchange command is the referral's. */
export function replayReferral(context: ExchangeContext, id: string): Promise<ReferralView> {
  return readView(context, id as ReferralId) // it was written with the answer, from a referral's own id
}

/** Carries out a command that needs nothing but the referral itself: reads, decides, writes once. */
async function takeStep(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  await context.referrals.commit(found, { decision })
  return viewOf(found, { decision })
}
