/**
 * The inside of a thread: opens environments, and in each of them loads the bundle once, then answers one invocation
 * after another. They share the compiled code of their bundles and nothing that the code makes.
 */
import { existsSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { type Bundle, compileBundle } from './bundle.ts'
import { type EnvironmentStart, functionError, type Invocation, type Order, type Report } from './protocol.ts'
import { surroundingsOf } from './surroundings.ts'

type Handler = (event: unknown, context: unknown) => unknown
type Opened = { readonly start: EnvironmentStart; readonly bundle: Bundle; readonly handler: Handler }

const bundles = new Map<string, Bundle>()
const environments = new Map<number, Opened>()
const report = (message: Report) => parentPort?.postMessage(message)

function bundleOf({ module, compiled }: EnvironmentStart): Bundle {
  const file = `${module}.cjs`
  const known = bundles.get(file)
  if (known !== undefined) return known
  if (!existsSync(file)) throw new Error(`Cannot find module '${file}'`)
  const bundle = compileBundle(file, compiled)
  bundles.set(file, bundle)
  return bundle
}

function open(environment: number, start: EnvironmentStart): Opened {
  const bundle = bundleOf(start)
  const exports = bundle.begin(
    surroundingsOf(start.variables, {
      write: (line) => report({ kind: 'wrote', environment, line }),
      exit: () => report({ kind: 'exited', environment }),
    }),
  )
  const handler = exports[start.exported]
  if (typeof handler !== 'function') throw new Error(`${start.module} exports no function ${start.exported}`)
  return { start, bundle, handler: (event, context) => handler(event, context) }
}

function contextOf(start: EnvironmentStart, { requestId, deadline }: Invocation) {
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

async function answer(environment: number, invocation: Invocation): Promise<void> {
  const opened = environments.get(environment)
  if (opened === undefined) return
  try {
    const result = await opened.handler(JSON.parse(invocation.event), contextOf(opened.start, invocation))
    report({ kind: 'returned', environment, payload: JSON.stringify(result) ?? 'null' })
    // By now it holds what an invocation needs as well.
    opened.bundle.keep()
  } catch (thrown) {
    report({ kind: 'threw', environment, error: functionError(thrown) })
  }
}

parentPort?.on('message', (order: Order) => {
  const { environment } = order
  switch (order.kind) {
    case 'open':
      try {
        environments.set(environment, open(environment, order.start))
        report({ kind: 'ready', environment })
      } catch (thrown) {
        report({ kind: 'broken', environment, error: functionError(thrown) })
      }
      return
    case 'invoke':
      return void answer(environment, order.invocation)
    case 'close':
      return void environments.delete(environment)
    case 'ping':
      return report({ kind: 'alive', environment })
  }
})
