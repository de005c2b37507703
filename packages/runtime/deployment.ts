import * as z from 'zod'
import { type Call, onCall } from './events.ts'
import { log, traceOf } from './log.ts'

const eventSchema = z.looseObject({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.looseObject({ ServiceToken: z.string() }),
})

/**
 * A function that a deployment runs for a resource of its own: when the resource is made or changed. It always answers,
 * for a deployment that hears nothing waits for an hour. Where `make` fails, the deployment fails and is rolled back;
 * the reason names the kind of the error, and the log where it was thrown.
 *
 * @param name the resource's physical id, the same for ever, so that a change replaces nothing
 */
export function onDeployment(
  name: string,
  make: (properties: Readonly<Record<string, unknown>>) => Promise<void>,
): Call<unknown, void> {
  return onCall(async (event: unknown) => {
    const { RequestType, ResponseURL, ResourceProperties, ...order } = eventSchema.parse(event)
    const { ServiceToken: _own, ServiceTimeout: _limit, ...properties } = ResourceProperties
    const outcome = await outcomeOf(async () => {
      if (RequestType !== 'Delete') await make(properties)
    })
    const answer = {
      ...outcome,
      PhysicalResourceId: name,
      StackId: order.StackId,
      RequestId: order.RequestId,
      LogicalResourceId: order.LogicalResourceId,
    }
    const told = await fetch(ResponseURL, { method: 'PUT', body: JSON.stringify(answer) })
    if (!told.ok) throw new Error(`the deployment did not take the answer: ${told.status}`)
  })
}

type Outcome = { readonly Status: 'SUCCESS' } | { readonly Status: 'FAILED'; readonly Reason: string }

async function outcomeOf(act: () => Promise<void>): Promise<Outcome> {
  try {
    await act()
    return { Status: 'SUCCESS' }
  } catch (error) {
    const trace = traceOf(error)
    log('error', 'resource not made', trace)
    return { Status: 'FAILED', Reason: trace.error ?? 'Error' }
  }
}
