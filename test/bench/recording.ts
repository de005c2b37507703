import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { LocalCloud } from '@passerelle/local-cloud'
import type { BareCall, BareOperation } from './load/turn.ts'
import type { Twins } from './twins.ts'

/** A call that the table engine got for an operation. */
export type EngineCall = {
  readonly operation: string
  readonly units: number
  /** Its request as it went over the wire. */
  readonly request: unknown
  /** The session that made it: a member's id where a function acts for one. */
  readonly session: string | undefined
  readonly tables: ReadonlySet<string>
  /** When it was under way, in milliseconds of the same clock. */
  readonly began: number
  readonly ended: number
}

/**
 * Does something and tells which calls reached the engine meanwhile; calls to other services are not among them.
 *
 * @param twins made ready for the same transactions
 */
export async function engineCalls(
  cloud: LocalCloud,
  act: () => Promise<unknown>,
  twins?: Twins,
): Promise<readonly EngineCall[]> {
  const calls: EngineCall[] = []
  const stop = cloud.watch(({ call, units, milliseconds }) => {
    if (call.service !== 'dynamodb') return
    const ended = performance.now()
    const request: unknown = JSON.parse(call.body.toString('utf8'))
    calls.push({
      operation: call.operation,
      units,
      request,
      session: call.principal?.kind === 'role' ? call.principal.sessionName : undefined,
      tables: new Set(tablesIn(request)),
      began: ended - milliseconds,
      ended,
    })
  })
  cloud.interfere(async (call) => {
    await twins?.prepare(call)
    return undefined
  })
  try {
    await act()
  } finally {
    cloud.interfere(undefined)
    stop()
  }
  return calls
}

/** The calls that a function makes for one member. */
export async function callsOf(
  cloud: LocalCloud,
  { memberId }: { readonly memberId: string },
  act: () => Promise<unknown>,
): Promise<readonly EngineCall[]> {
  return (await engineCalls(cloud, act)).filter(({ session }) => session === memberId)
}

function tablesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(tablesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => {
    if (name === 'TableName') return [String(part)]
    return name === 'RequestItems' ? Object.keys(part as object) : tablesIn(part)
  })
}

const reads: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems'])

/** The cost of an operation at the engine. Units as DynamoDB counts them, halves for reads that may be late. */
export type Cost = { readonly calls: number; readonly readUnits: number; readonly writeUnits: number }

export function costOf(calls: readonly EngineCall[]): Cost {
  const units = (counts: (call: EngineCall) => boolean) =>
    calls.filter(counts).reduce((sum, call) => sum + call.units, 0)
  return {
    calls: calls.length,
    readUnits: units(({ operation }) => reads.has(operation)),
    writeUnits: units(({ operation }) => !reads.has(operation)),
  }
}

/** The same calls for the bare client, in the order in which they were made; transactions go to the tables' twins. */
export function bareCalls(calls: readonly EngineCall[], twins: Twins): readonly (readonly BareCall[])[] {
  const groups: BareCall[][] = []
  let underWayUntil = Number.NEGATIVE_INFINITY
  for (const { operation, request, began, ended } of calls.toSorted(
    (one, other) => one.began - other.began,
  )) {
    const names = operation === 'TransactWriteItems' ? twins.names : noTwins
    const call = {
      operation: operation as BareOperation, // of those that the functions use
      input: documentOf(request, names) as BareCall['input'], // a request is an object, and so is its document
    }
    if (began < underWayUntil) groups.at(-1)?.push(call)
    else groups.push([call])
    underWayUntil = Math.max(underWayUntil, ended)
  }
  return groups
}

const noTwins: ReadonlyMap<string, string> = new Map()

const items: ReadonlySet<string> = new Set(['Key', 'Item', 'ExpressionAttributeValues', 'ExclusiveStartKey'])

/** A request with plain values where the wire has typed ones. A token of its own would make a repetition of it. */
function documentOf(value: unknown, twins: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => documentOf(each, twins))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'ClientRequestToken')
      .map(([name, part]) => {
        if (name === 'TableName') return [name, twins.get(String(part)) ?? part]
        if (items.has(name)) return [name, plain(part)]
        if (name === 'Keys' && Array.isArray(part)) return [name, part.map(plain)]
        return [twins.get(name) ?? name, documentOf(part, twins)]
      }),
  )
}

type Spelled = Parameters<typeof unmarshall>[0]

function plain(item: unknown): unknown {
  return unmarshall(withBytes(item) as Spelled) // an item as the wire spells it, with its bytes as bytes
}

/** On the wire bytes are base64; the client has them as bytes. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === 'B' && typeof part === 'string'
        ? new Uint8Array(Buffer.from(part, 'base64'))
        : withBytes(part),
    ]),
  )
}
