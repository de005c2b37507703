import { onCall, onChanges, type QueueEvent, resourcesOf, systemClock } from '@passerelle/runtime'
import { openEgress } from '@passerelle/runtime/webhooks'
import { type DueDelivery, openDeliveries } from '@passerelle/table/events'
import { deliverAll, deliverDue } from './attempt.ts'
import { fanOut } from './fan-out.ts'

const context = {
  deliveries: openDeliveries(resourcesOf(process.env)),
  clock: systemClock,
  chance: Math.random,
  // No template sets it: straight out is the only way there is where it is deployed.
  egress: openEgress(process.env['EGRESS_URL']),
}

type Invocation = Parameters<ReturnType<typeof onChanges>>[1]

/** Changes of the table are written down and tried at once; a call of the clock tries what is due. */
export async function handler(event: QueueEvent | object, invocation: Invocation): Promise<unknown> {
  if (!('Records' in event)) return onCall(() => deliverDue(context))(event, invocation)
  const found: DueDelivery[] = []
  const answer = await onChanges(fanOut(context, (due) => found.push(due)))(event, invocation)
  await deliverAll(context, found)
  return answer
}
