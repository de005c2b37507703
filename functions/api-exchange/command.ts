import { exchange, type ReferralView } from '@passerelle/contract/exchange'
import type { CommandBody, CommandName } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import type { Asked } from './asked.ts'
import type { ExchangeDesk } from './desk.ts'
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
 *
 * @throws {TypeError} when the command has no route
 */
export function command<const Name extends CommandName>(
  name: Name,
  perform: (desk: ExchangeDesk, asked: Asked<Name>) => Promise<ReferralView> = takeStep,
) {
  const action = operationOf(name)
  return {
    run: (desk: ExchangeDesk, { params, body, expected }: CommandRequest<Name>) =>
      perform(desk, { id: params.referralId, expected, action, order: { command: name, body } }),
    again: readAgain,
  }
}

/** Answers anew what was asked twice: the stored id of every exchange command is the referral's. */
export function readAgain(desk: ExchangeDesk, id: string): Promise<ReferralView> {
  return readView(desk, id as ReferralId) // it was written with the answer, from a referral's own id
}

function operationOf(name: CommandName): string {
  const operation = Object.entries(exchange.routes).find(([, { path }]) => path.endsWith(`}/${name}`))?.[0]
  if (operation === undefined) throw new TypeError(`${name} has no route`)
  return operation
}
