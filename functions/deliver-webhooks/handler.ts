import { inOrder, onCall, resourcesOf, type StreamEvent, systemClock } from '@passerelle/runtime'
import { openEgress } from '@passerelle/runtime/webhooks'
import { openStaffStore } from '@passerelle/table'
import { deliverAll, deliverDue } from './attempt.ts'
import { type Due, fanOut } from './fan-out.ts'

const context = {
  ...openStaffStore(resourcesOf(process.env)),
  clock: systemClock,
  chance: Math.random,
  // No template sets it: straight out is the only way there is where it is deployed.
  egress: openEgress(process.env['EGRESS_URL']),
}

type Invocation = Parameters<ReturnType<typeof inOrder>>[1]

/** Changes of the table are written down and tried at once; a call of the clock tries what is due. */
export async function handler(event: StreamEvent | object, invocation: Invocation): Promise<unknown> {
  if (!('Records' in event)) return onCall(() => deliverDue(context))(event, invocation)
  const found: Due[] = []
  const answer = await inOrder(fanOut(context, (due) => found.push(due)))(event, invocation)
  await deliverAll(context, found)
  return answer
}
