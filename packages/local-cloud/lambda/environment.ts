import { Worker } from 'node:worker_threads'
import { lineWriter } from '../log.ts'
import type { LambdaFunction } from './function.ts'
import {
  type EnvironmentStart,
  type FunctionError,
  functionError,
  type Invocation,
  type Report,
} from './protocol.ts'

/** The result of an invocation: the payload as JSON, or the error that Lambda reports. */
export type Outcome = { readonly payload: string } | { readonly error: FunctionError }

/** One execution environment: a worker thread that serves one invocation at a time. */
export type Environment = {
  invoke(requestId: string, event: string): Promise<Outcome>
  /** Whether it may be used again. */
  alive(): boolean
  close(): Promise<void>
}

type EnvironmentOptions = {
  readonly lambda: LambdaFunction
  readonly tenantId: string | undefined
  /** How many times its timeout the function may take. */
  readonly patience: number
  readonly variables: Readonly<Record<string, string>>
  readonly write: (line: string) => void
  readonly onEnd: () => void
}

const maxInit = 10_000
/** Dozens of environments share one machine; with less than this they spend a tenth of their time on collecting. */
const youngMegabytes = 32

export function openEnvironment({
  lambda,
  tenantId,
  patience,
  variables,
  write,
  onEnd,
}: EnvironmentOptions): Environment {
  const start: EnvironmentStart = {
    module: lambda.module,
    exported: lambda.exported,
    functionName: lambda.name,
    functionArn: lambda.arn,
    memoryMegabytes: lambda.memoryMegabytes,
    tenantId,
  }
  const worker = new Worker(new URL('./environment-main.ts', import.meta.url), {
    workerData: start,
    env: { ...variables, ...(lambda.compiled && { NODE_COMPILE_CACHE: lambda.compiled }) },
    stdout: true,
    stderr: true,
    execArgv: ['--no-warnings'],
    resourceLimits: {
      maxOldGenerationSizeMb: lambda.memoryMegabytes,
      maxYoungGenerationSizeMb: youngMegabytes,
    },
  })
  worker.stdout.on('data', lineWriter(write))
  worker.stderr.on('data', lineWriter(write))
  worker.unref()

  let alive = true
  let pending: ((outcome: Outcome) => void) | undefined
  const settle = (outcome: Outcome) => {
    pending?.(outcome)
    pending = undefined
  }
  const ready = new Promise<FunctionError | undefined>((resolve) => {
    worker.on('message', (report: Report) => {
      if (report.kind === 'ready') resolve(undefined)
      else if (report.kind === 'broken') resolve(report.error)
      else if (report.kind === 'returned') settle({ payload: report.payload })
      else settle({ error: report.error })
    })
    worker.once('error', (error) => {
      const failure = functionError(error)
      write(failure.trace?.join('\n') ?? failure.errorMessage)
      resolve(failure)
      settle({ error: failure })
    })
    worker.once('exit', () => {
      alive = false
      const failure = { errorType: 'Runtime.ExitError', errorMessage: 'RequestId: Error: Runtime exited' }
      resolve(failure)
      settle({ error: failure })
      onEnd()
    })
  })

  async function end(): Promise<void> {
    alive = false
    await worker.terminate()
  }

  async function run(requestId: string, event: string): Promise<Outcome> {
    const broken = await within(maxInit * patience, ready, {
      errorType: 'Sandbox.Timedout',
      errorMessage: 'Init timed out',
    })
    if (broken !== undefined) {
      void end()
      return { error: broken }
    }
    const limit = lambda.timeoutSeconds * 1000 * patience
    const invocation: Invocation = { requestId, event, deadline: Date.now() + limit }
    const answered = new Promise<Outcome>((resolve) => {
      pending = resolve
      worker.postMessage(invocation)
    })
    const late: Outcome = {
      error: {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${lambda.timeoutSeconds.toFixed(2)} seconds`,
      },
    }
    const outcome = await within(limit, answered, late)
    if (outcome === late) void end()
    return outcome
  }

  return { invoke: run, alive: () => alive, close: end }
}

/** The promised value, or `late` once the milliseconds are over. */
function within<Value>(milliseconds: number, promised: Promise<Value>, late: Value): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), milliseconds)
    promised.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
