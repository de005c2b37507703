import type { LambdaFunction } from './function.ts'
import type { FunctionError, Invocation, Report } from './protocol.ts'
import { runtimeExited, type Thread } from './thread.ts'

/** The result of an invocation: the payload as JSON, or the error that Lambda reports. */
export type Outcome = { readonly payload: string } | { readonly error: FunctionError }

/** One execution environment: a bundle with variables of its own, that serves one invocation at a time. */
export type Environment = {
  invoke(requestId: string, event: string): Promise<Outcome>
  /** Whether it may be used again. */
  alive(): boolean
  close(): void
}

type EnvironmentOptions = {
  readonly lambda: LambdaFunction
  readonly tenantId: string | undefined
  /** The thread that runs it. */
  readonly thread: Thread
  /** How many times its timeout the function may take. */
  readonly patience: number
  readonly variables: Readonly<Record<string, string>>
  readonly write: (line: string) => void
  readonly onEnd: () => void
}

const maxInit = 10_000
/** A thread that is silent for so long has fallen into a loop without an end. */
const lifeSign = 1_000

export function openEnvironment(options: EnvironmentOptions): Environment {
  const { lambda, tenantId, thread, patience, variables, write, onEnd } = options
  let alive = true
  let pending: ((outcome: Outcome) => void) | undefined
  let opened: ((failure: FunctionError | undefined) => void) | undefined
  let signOfLife: (() => void) | undefined
  const ready = new Promise<FunctionError | undefined>((resolve) => {
    opened = resolve
  })

  const settle = (outcome: Outcome) => {
    pending?.(outcome)
    pending = undefined
  }
  const end = (why: FunctionError) => {
    if (!alive) return
    alive = false
    opened?.(why)
    settle({ error: why })
    onEnd()
  }
  const heard = (report: Report) => {
    switch (report.kind) {
      case 'ready':
        return opened?.(undefined)
      case 'broken':
        return opened?.(report.error)
      case 'wrote':
        return write(report.line)
      case 'returned':
        return settle({ payload: report.payload })
      case 'threw':
        return settle({ error: report.error })
      case 'exited':
        return drop(runtimeExited)
      case 'alive':
        return signOfLife?.()
    }
  }
  const environment = thread.listen({
    report: heard,
    ended(why) {
      if (why !== runtimeExited) write(why.trace?.join('\n') ?? why.errorMessage)
      end(why)
    },
  })
  const { module, exported, name: functionName, arn: functionArn, memoryMegabytes, compiled } = lambda
  thread.order({
    kind: 'open',
    environment,
    start: { module, exported, functionName, functionArn, memoryMegabytes, tenantId, variables, compiled },
  })

  function drop(why: FunctionError): void {
    if (!alive) return
    thread.order({ kind: 'close', environment })
    thread.forget(environment)
    end(why)
  }

  /** Ends what takes too long. Its neighbours go on, unless it keeps the whole thread to itself. */
  async function giveUp(why: FunctionError): Promise<void> {
    const answered = new Promise<boolean>((resolve) => {
      signOfLife = () => resolve(true)
    })
    thread.order({ kind: 'ping', environment })
    const lives = await within(lifeSign * patience, answered, false)
    drop(why)
    if (!lives) await thread.stop()
  }

  async function run(requestId: string, event: string): Promise<Outcome> {
    const late = { errorType: 'Sandbox.Timedout', errorMessage: 'Init timed out' }
    const broken = await within(maxInit * patience, ready, late)
    if (broken !== undefined) {
      if (broken === late) await giveUp(broken)
      else drop(broken)
      return { error: broken }
    }
    const limit = lambda.timeoutSeconds * 1000 * patience
    const invocation: Invocation = { requestId, event, deadline: Date.now() + limit }
    const answered = new Promise<Outcome>((resolve) => {
      pending = resolve
      thread.order({ kind: 'invoke', environment, invocation })
    })
    const timedOut: Outcome = {
      error: {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${lambda.timeoutSeconds.toFixed(2)} seconds`,
      },
    }
    const outcome = await within(limit, answered, timedOut)
    if (outcome === timedOut) await giveUp(timedOut.error)
    return outcome
  }

  return { invoke: run, alive: () => alive, close: () => drop(runtimeExited) }
}

/** The promised value, or `late` once the milliseconds are over. */
function within<Value>(milliseconds: number, promised: Promise<Value>, late: Value): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), milliseconds)
    promised.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
