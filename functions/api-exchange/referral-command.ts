import type { CommandBody, CommandName } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'

/** What is asked of a referral: which one, as of which version, and what. */
export type ReferralCommand<Names extends CommandName = CommandName> = {
  readonly id: ReferralId
  readonly expected: number
  readonly order: {
    readonly [Name in Names]: { readonly command: Name; readonly body: CommandBody<Name> }
  }[Names]
}
