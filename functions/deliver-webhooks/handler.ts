import { inOrder, onCall, resourcesOf, type StreamEvent, systemClock } from '@passerelle/runtime'
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

type Invocation = Parameters<ReturnType<typeof inOrder>>[1]

/** Changes of the table are written down and tried at once; a call of the clock tries what is due. */
export async function handler(event: StreamEvent | object, invocation: Invocation): Promise<unknown> {
  if (!('Records' in event)) return onCall(() => deliverDue(context))(event, invocation)
  const found: DueDelivery[] = []
  const answer = await inOrder(fanOut(context, (due) => found.push(due)))(event, invocation)
  await deliverAll(context, found)
  return answer
}
