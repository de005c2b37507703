import type { ReferralView } from '@passerelle/contract/exchange'
import type { CommandBody, CommandName } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import type { ExchangeContext } from './context.ts'
import type { ReferralCommand } from './referral-command.ts'
import { takeStep } from './take-step.ts'
import { readView } from './view.ts'

type CommandRequest<Name extends CommandName> = {
  readonly params: { readonly referralId: ReferralId }
  readonly body: CommandBody<Name>
  readonly expected: number
}

/**
 * Answers the route of a command: by a use case of its own, or as a plain step. A repetition is answered by the referral
 * as it is now.
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
