import type { Answer, Client } from '@passerelle/client'
import type { Referral } from '../queries.ts'
import type { Step } from './step.ts'

export type StepSaid = {
  readonly step: Step
  readonly referralId: string
  readonly version: number
  readonly body: object
}

type Give = (options: {
  readonly params: { readonly referralId: string }
  readonly ifMatch: number
  readonly body: object
  readonly idempotencyKey: string
}) => Promise<Answer<Referral>>

/** Gives the command of a step to a referral. What its body may hold, the API says at each field. */
export function sendStep(
  api: Client,
  { step, referralId, version, body }: StepSaid,
  idempotencyKey: string,
): Promise<Answer<Referral>> {
  // Every operation of a step takes these options and answers the referral (`StepOperation`).
  const give = api[step.operation] as unknown as Give
  return give({ params: { referralId }, ifMatch: version, body, idempotencyKey })
}
