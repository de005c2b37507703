import { type Call, type Service, ServiceError, signedBy } from '../front/service.ts'
import { measured } from '../front/watch.ts'
import type { Judge } from '../iam/judge.ts'
import { type AccessRequest, callerArn, type RoleSession } from '../iam/principal.ts'
import { accessRequestsOf, Unjudgeable, writes } from './access-requests.ts'
import type { EngineClient } from './engine-client.ts'
import type { Table } from './tables.ts'

type GateOptions = {
  readonly engine: EngineClient
  readonly tables: readonly Table[]
  readonly judge: Judge
  /** Called after a write was acknowledged. */
  readonly onWrite: () => void
  /** Whether the engine shall say what each call consumes. */
  readonly measures: () => boolean
}

/**
 * The IAM gate: stands between every caller and the table engine, and lets a request through only if the template's
 * policies allow each of its parts.
 */
export function tableGate({ engine, tables, judge, onWrite, measures }: GateOptions): Service {
  const byName = new Map(tables.map((table) => [table.name, table]))

  return {
    name: 'dynamodb',
    protocol: 'json',
    async handle(call) {
      const principal = signedBy(call)
      if (principal.kind === 'role') admit(principal, call, byName, judge)
      const body = measures() ? measured(call.body) : call.body
      const answer = await engine
        .send(`DynamoDB_20120810.${call.operation}`, body)
        .catch((error: unknown) => {
          throw new ServiceError(
            'InternalServerError',
            `the table engine does not answer: ${String(error)}`,
            500,
          )
        })
      if (answer.status === 200 && writes(call.operation)) onWrite()
      return { ...answer, contentType: 'application/x-amz-json-1.0' }
    },
  }
}

function admit(principal: RoleSession, call: Call, tables: ReadonlyMap<string, Table>, judge: Judge): void {
  const accessRequests = judged(call, tables)
  if (accessRequests === undefined) {
    // No policy can name what cannot be judged. It stands in the ledger like every other denial.
    const accessRequest = { action: `dynamodb:${call.operation}`, resource: '*' }
    judge.decisionLog.record(principal, accessRequest, false)
    throw denial(principal, accessRequest)
  }
  for (const accessRequest of accessRequests)
    if (!judge.allows(principal, accessRequest)) throw denial(principal, accessRequest)
}

function denial(principal: RoleSession, { action, resource }: AccessRequest): ServiceError {
  const who = callerArn(principal)
  return new ServiceError(
    'AccessDeniedException',
    `User: ${who} is not authorized to perform: ${action} on resource: ${resource}`,
  )
}

function judged(call: Call, tables: ReadonlyMap<string, Table>): AccessRequest[] | undefined {
  try {
    return accessRequestsOf(call.operation, JSON.parse(call.body.toString('utf8')), tables)
  } catch (error) {
    if (error instanceof Unjudgeable || error instanceof SyntaxError) return undefined
    throw error
  }
}
