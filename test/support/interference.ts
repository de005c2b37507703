import type { LocalCloud } from '@passerelle/local-cloud'

type Interfere = NonNullable<Parameters<LocalCloud['interfere']>[0]>
export type Call = Parameters<Interfere>[0]
export type Interference = Exclude<Awaited<ReturnType<Interfere>>, undefined>

/** `dynamodb:TransactWriteItems`: how a test names a call to one of the account's services. */
export function nameOf({ service, operation }: Call): string {
  return `${service}:${operation}`
}

/**
 * Does something and tells which calls to the account's services were made meanwhile, streams included; where `by` is
 * given, by those alone.
 */
export async function callsDuring(
  cloud: LocalCloud,
  act: () => Promise<unknown>,
  by: (call: Call) => boolean = () => true,
): Promise<string[]> {
  const calls: string[] = []
  cloud.interfere((call) => {
    if (by(call)) calls.push(nameOf(call))
    return undefined
  })
  try {
    await act()
    await cloud.settled()
  } finally {
    cloud.interfere(undefined)
  }
  return calls
}

/** Whether somebody who is signed in makes the call, and not a function in its own right. */
export function isMembers({ principal }: Call): boolean {
  return principal?.kind === 'role' && principal.sourceIdentity !== undefined
}

/** The calls that are made for members meanwhile, by name: two that are made at once come in either order. */
export async function membersCalls(cloud: LocalCloud, act: () => Promise<unknown>): Promise<string[]> {
  return (await callsDuring(cloud, act, isMembers)).toSorted()
}

/** Whether a function makes the call in its own right, by the role that it has. */
export const isRoles =
  (role: string) =>
  ({ principal }: Call): boolean =>
    principal?.kind === 'role' && principal.role.logicalId.startsWith(role)

/** The fates of calls, each from the beginning anew: the first `times` of those that match. */
export function meeting(
  matches: (call: Call) => boolean,
  interference: Interference,
  times = Number.POSITIVE_INFINITY,
): Interfere & { readonly met: () => number } {
  let met = 0
  const interfere = (call: Call) => {
    if (!matches(call) || met >= times) return undefined
    met += 1
    return interference
  }
  return Object.assign(interfere, { met: () => met })
}

/** Calls by their names, for example `kms:Decrypt`; `dynamodb:*` for all of a service. */
export const isCall =
  (...names: readonly string[]) =>
  (call: Call): boolean =>
    names.includes(nameOf(call)) || names.includes(`${call.service}:*`)

/** The same, where a signed-in member makes them. */
export const isMembersCall =
  (...names: readonly string[]) =>
  (call: Call): boolean =>
    isMembers(call) && isCall(...names)(call)

const refused: Interference = { fail: { code: 'AccessDeniedException', message: 'everything is down' } }

/**
 * A crash in front of call number `at`, or right after it was acted on: its answer is lost, and no call gets through
 * any more until the interference is taken away.
 */
export function crash(at: number, when: 'before' | 'after'): Interfere {
  let seen = -1
  return () => {
    seen += 1
    if (seen < at) return undefined
    return seen === at && when === 'after' ? { drop: 'after' } : refused
  }
}

/** A service that is there and cannot help just now. */
export const unavailable: Interference = { fail: { code: 'ServiceUnavailable', status: 503 } }

/** An error in the words of the service. */
export function failing(code: string, status = 400): Interference {
  return { fail: { code, status, message: `${code} at arn:aws:secret-place, reason: all too technical` } }
}

/** A transaction that was cancelled before it did anything: one reason for each of its parts, from the first on. */
export function cancelled(items: number, reasons: readonly string[]): Interference {
  const codes = Array.from({ length: items }, (_, at) => reasons[at] ?? 'None')
  const body = JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    CancellationReasons: codes.map((Code) =>
      Code === 'None' ? { Code } : { Code, Message: `${Code} happened` },
    ),
  })
  return { answer: { status: 400, contentType: 'application/x-amz-json-1.0', body } }
}
