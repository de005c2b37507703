import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { account } from '../account.ts'
import type { LogSink } from '../log.ts'
import type { Sessions } from '../sts/sessions.ts'
import { type Environment, type Outcome, openEnvironment } from './environment.ts'
import type { LambdaFunction } from './function.ts'
import { openThreads } from './threads.ts'

/** Runs functions in environments of their own, as many at once as are wanted up to a bound. */
export type Invoker = {
  /**
   * Invokes a function and waits for what it comes to.
   *
   * @param tenantId whose environment; required where the function is isolated by tenant
   */
  invoke(lambda: LambdaFunction, event: unknown, tenantId?: string): Promise<Outcome>
  close(): Promise<void>
}

type InvokerOptions = {
  /** The address of the account's services. */
  readonly endpoint: string
  /** The address of the way out to receivers. */
  readonly egress: string
  /** The address of the API, as soon as it has one. */
  readonly api: () => string
  readonly sessions: Sessions
  readonly log: LogSink
  /** How many environments one function and tenant may have at once. */
  readonly concurrency: number
  /** How many environments may stand at once; beyond it idle ones go first. */
  readonly environments: number
  /** How many times its timeout a function may take. */
  readonly patience: number
}

type Slot = { readonly environment: Environment; busy: boolean; lastUsed: number }
type Waiter = (slot: Slot) => void
type Pool = { readonly slots: Slot[]; readonly waiters: Waiter[] }

/** They are taken back with the environment; a test that moves the clock must not end them before. */
const credentialSeconds = 10 * 365 * 24 * 3600

export function openInvoker(options: InvokerOptions): Invoker {
  const pools = new Map<string, Pool>()
  const threads = openThreads()
  const count = () => [...pools.values()].reduce((sum, { slots }) => sum + slots.length, 0)

  function acquire(lambda: LambdaFunction, tenantId: string | undefined): Promise<Slot> | Slot {
    const key = `${lambda.name}/${tenantId ?? ''}`
    let pool = pools.get(key)
    if (pool === undefined) {
      pool = { slots: [], waiters: [] }
      pools.set(key, pool)
    }
    // The one used last is the warmest.
    const idle = pool.slots
      .filter((slot) => !slot.busy && slot.environment.alive())
      .sort((a, b) => b.lastUsed - a.lastUsed)[0]
    if (idle !== undefined) {
      idle.busy = true
      return idle
    }
    const { slots, waiters } = pool
    if (slots.length < options.concurrency) return open(lambda, tenantId, pool)
    return new Promise((resolve) => waiters.push(resolve))
  }

  function open(lambda: LambdaFunction, tenantId: string | undefined, pool: Pool): Slot {
    if (count() >= options.environments) recycle()
    const credentials = options.sessions.issue(
      { kind: 'role', role: lambda.role, sessionName: lambda.name.slice(0, 64), tags: lambda.role.tags },
      credentialSeconds,
    )
    const environment = openEnvironment({
      lambda,
      tenantId,
      thread: threads.pick(),
      patience: options.patience,
      variables: variablesOf(lambda, options, credentials),
      write: (line) =>
        options.log({
          source: `function:${lambda.name}`,
          line,
          ...(tenantId === undefined ? {} : { tenant: tenantId }),
        }),
      onEnd: () => {
        options.sessions.revoke(credentials.accessKeyId)
        const index = pool.slots.indexOf(slot)
        if (index >= 0) pool.slots.splice(index, 1)
      },
    })
    const slot: Slot = { environment, busy: true, lastUsed: Date.now() }
    pool.slots.push(slot)
    return slot
  }

  function release(lambda: LambdaFunction, tenantId: string | undefined, slot: Slot): void {
    const pool = pools.get(`${lambda.name}/${tenantId ?? ''}`)
    slot.lastUsed = Date.now()
    const waiter = pool?.waiters.shift()
    if (waiter === undefined) slot.busy = false
    else if (slot.environment.alive() || pool === undefined) waiter(slot)
    else waiter(open(lambda, tenantId, pool))
  }

  function recycle(): void {
    const idle = [...pools.values()].flatMap(({ slots }) => slots.filter(({ busy }) => !busy))
    const oldest = idle.sort((a, b) => a.lastUsed - b.lastUsed)[0]
    if (oldest === undefined) return
    oldest.environment.close()
  }

  return {
    async invoke(lambda, event, tenantId) {
      if (lambda.perTenant && tenantId === undefined) return { error: noTenant }
      const tenant = lambda.perTenant ? tenantId : undefined
      const slot = await acquire(lambda, tenant)
      try {
        return await slot.environment.invoke(randomUUID(), JSON.stringify(event))
      } finally {
        release(lambda, tenant, slot)
      }
    },
    async close() {
      const slots = [...pools.values()].flatMap((pool) => pool.slots)
      for (const { environment } of slots) environment.close()
      await threads.close()
    },
  }
}

const noTenant = {
  errorType: 'InvalidParameterValueException',
  errorMessage: 'The invoked function is isolated by tenant: an invocation needs a tenant id.',
}

/** The variables that Lambda itself puts into a function's environment, and where the SDK finds each service. */
function variablesOf(
  lambda: LambdaFunction,
  { endpoint, egress, api, patience }: Pick<InvokerOptions, 'endpoint' | 'egress' | 'api' | 'patience'>,
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string },
): Record<string, string> {
  const services = ['DYNAMODB', 'KMS', 'STS', 'SQS', 'S3', 'SESV2', 'COGNITO_IDENTITY_PROVIDER']
  return {
    ...lambda.environment,
    _HANDLER: `${lambda.module}.${lambda.exported}`,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: lambda.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${lambda.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: dirname(lambda.module),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    // A call is waited for as much longer as the function itself is.
    CALL_PATIENCE: String(patience),
    // Names and receivers of this machine, never the network's.
    EGRESS_URL: egress,
    // Where the stack's API answers here, in the place of its own address.
    AWS_ENDPOINT_URL_EXECUTE_API: api(),
    ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, endpoint])),
  }
}
