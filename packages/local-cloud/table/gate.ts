import { Agent, request as httpRequest } from 'node:http'
import { type Answer, type Call, type Service, ServiceError, signedBy } from '../front/service.ts'
import type { Judge } from '../iam/judge.ts'
import { callerArn, type Demand, type RoleSession } from '../iam/principal.ts'
import { demandsOf, Unjudgeable, writes } from './demands.ts'
import type { Table } from './tables.ts'

type GateOptions = {
  readonly engine: string
  readonly tables: readonly Table[]
  readonly judge: Judge
  /** Called after a write was acknowledged. */
  readonly onWrite: () => void
}

/**
 * The IAM gate: stands between every caller and the table engine, and lets a request through only if the template's
 * policies allow each of its parts.
 */
export function tableGate({ engine, tables, judge, onWrite }: GateOptions): Service & { close(): void } {
  const byName = new Map(
    tables.flatMap((table) => [[table.name, table] as const, [table.arn, table] as const]),
  )
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  const { hostname, port } = new URL(engine)

  function forward(target: string, body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': body.length,
        'x-amz-target': target,
        // The engine wants a signature's shape but checks none.
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
        'x-amz-date': '20260101T000000Z',
      }
      const outgoing = httpRequest(
        { agent, hostname, port, method: 'POST', path: '/', headers },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 500,
              contentType: 'application/x-amz-json-1.0',
              body: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks),
            }),
          )
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }

  return {
    name: 'dynamodb',
    protocol: 'json',
    async handle(call) {
      const principal = signedBy(call)
      if (principal.kind === 'role') admit(principal, call, byName, judge)
      const target = `DynamoDB_20120810.${call.operation}`
      const answer = await forward(target, call.body).catch((error: unknown) => {
        throw new ServiceError(
          'InternalServerError',
          `the table engine does not answer: ${String(error)}`,
          500,
        )
      })
      if (answer.status === 200 && writes(call.operation)) onWrite()
      return answer
    },
    close: () => agent.destroy(),
  }
}

function admit(principal: RoleSession, call: Call, tables: ReadonlyMap<string, Table>, judge: Judge): void {
  const demands = judged(call, tables)
  if (demands === undefined) {
    // No policy can name what cannot be judged. It stands in the ledger like every other denial.
    const demand = { action: `dynamodb:${call.operation}`, resource: '*' }
    judge.ledger.record(principal, demand, false)
    throw denial(principal, demand)
  }
  for (const demand of demands) if (!judge.allows(principal, demand)) throw denial(principal, demand)
}

function denial(principal: RoleSession, { action, resource }: Demand): ServiceError {
  const who = callerArn(principal)
  return new ServiceError(
    'AccessDeniedException',
    `User: ${who} is not authorized to perform: ${action} on resource: ${resource}`,
  )
}

function judged(call: Call, tables: ReadonlyMap<string, Table>): Demand[] | undefined {
  try {
    return demandsOf(call.operation, JSON.parse(call.body.toString('utf8')), tables)
  } catch (error) {
    if (error instanceof Unjudgeable || error instanceof SyntaxError) return undefined
    throw error
  }
}
