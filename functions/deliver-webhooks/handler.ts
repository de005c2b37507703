import { inOrder, onCall, resourcesOf, type StreamEvent, systemClock } from '@passerelle/runtime'
import { openEgress } from '@passerelle/runtime/webhooks'
import { openStaffStore } from '@passerelle/table'
import { deliverAll, deliverDue } from './attempt.ts'
import { type Due, fanOut } from './fan-out.ts'

const desk = {
  ...openStaffStore(resourcesOf(process.env)),
  clock: systemClock,
  chance: Math.random,
  // No template sets it: straight out is the only way there is where it is deployed.
  egress: openEgress(process.env['EGRESS_URL']),
}

type Context = Parameters<ReturnType<typeof inOrder>>[1]

/** Changes of the table are written down and tried at once; a call of the clock tries what is due. */
export async function handler(event: StreamEvent | object, context: Context): Promise<unknown> {
  if (!('Records' in event)) return onCall(() => deliverDue(desk))(event, context)
  const found: Due[] = []
  const answer = await inOrder(fanOut(desk, (due) => found.push(due)))(event, context)
  await deliverAll(desk, found)
  return answer
}
