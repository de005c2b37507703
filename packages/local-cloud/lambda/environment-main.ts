/**
 * The inside of one execution environment: loads the bundle once, then answers one invocation after another.
 * Runs in a worker thread whose `process.env` holds what Lambda would set, and nothing of this machine.
 */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { type EnvironmentStart, functionError, type Invocation, type Report } from './protocol.ts'

type Handler = (event: unknown, context: unknown) => unknown

// The only sender of workerData is `openEnvironment`, which passes an EnvironmentStart.
const start = workerData as EnvironmentStart
// The runtime has read it by now, and Lambda sets none.
delete process.env['NODE_COMPILE_CACHE']
const report = (message: Report) => parentPort?.postMessage(message)

async function load(): Promise<Handler> {
  const file = ['.mjs', '.js', '.cjs', '.ts'].map((end) => start.module + end).find(existsSync)
  if (file === undefined) throw new Error(`Cannot find module '${start.module}'`)
  const exports: Record<string, unknown> = await import(pathToFileURL(file).href)
  const handler = exports[start.exported]
  if (typeof handler !== 'function') throw new Error(`${start.module} exports no function ${start.exported}`)
  return (event, context) => handler(event, context)
}

function contextOf({ requestId, deadline }: Invocation) {
  return {
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMegabytes),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    ...(start.tenantId === undefined ? {} : { tenantId: start.tenantId }),
  }
}

async function answer(handler: Handler, invocation: Invocation): Promise<void> {
  const { requestId } = invocation
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation))
    report({ kind: 'returned', requestId, payload: JSON.stringify(result) ?? 'null' })
  } catch (thrown) {
    report({ kind: 'threw', requestId, error: functionError(thrown) })
  }
}

try {
  const handler = await load()
  parentPort?.on('message', (invocation: Invocation) => void answer(handler, invocation))
  report({ kind: 'ready' })
} catch (thrown) {
  report({ kind: 'broken', error: functionError(thrown) })
}
