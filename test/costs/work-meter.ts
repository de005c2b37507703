import type { LocalCloud, LocalCloudOptions } from '@passerelle/local-cloud'
import * as z from 'zod'
import { noWork, together, type Work } from './bill.ts'
import { memoryOfFunctions } from './template-facts.ts'

type Line = Parameters<NonNullable<LocalCloudOptions['log']>>[0]

const accessSchema = z.object({ responseBytes: z.coerce.number() })
const callSchema = z.object({ function: z.string(), milliseconds: z.number(), failed: z.number() })
const gigabyte = 1_000_000_000

/** Reads operations of the engine that count in units of reading. */
const reads: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems'])

/**
 * Counts what AWS would, from the lines that gateway and functions write and from the calls to services. Counts and bytes
 * are exact; milliseconds are those of this machine, so gigabyte-seconds are no more than an idea.
 */
export function workMeter(assembly: string) {
  const memory = memoryOfFunctions(assembly)
  let work = noWork
  const add = (part: Partial<Work>) => {
    work = together(work, { ...noWork, ...part })
  }

  function read({ source, line }: Line): void {
    const isAccess = source === 'access'
    if (!isAccess && !source.startsWith('function:')) return
    add({ gigabytesLogged: (Buffer.byteLength(line) + logOverhead) / gigabyte })
    const said = parsed(line)
    const access = isAccess ? accessSchema.safeParse(said) : undefined
    if (access?.success) add({ gatewayRequests: 1, gigabytesSent: access.data.responseBytes / gigabyte })
    const call = isAccess ? undefined : callSchema.safeParse(said)
    if (!call?.success) return
    const gigabytes = memory.get(call.data.function)
    if (gigabytes === undefined) throw new Error(`no template has ${call.data.function}`)
    add({ functionCalls: 1, gigabyteSeconds: (call.data.milliseconds / 1_000) * gigabytes })
  }

  return {
    log: read,
    /** Does something, and tells what it took, all that follows from it included. */
    async during(cloud: LocalCloud, act: () => Promise<unknown>): Promise<Work> {
      await cloud.settled()
      work = noWork
      const stop = cloud.watch(({ call, units }) => {
        const { service, operation } = call
        if (service === 'dynamodb') add(reads.has(operation) ? { readUnits: units } : { writeUnits: units })
        if (service === 'kms') add(operation === 'Sign' ? { signatures: 1 } : { keyCalls: 1 })
        if (service === 's3' && operation === 'PutObject') add({ objectsWritten: 1 })
      })
      try {
        await act()
        await cloud.settled()
      } finally {
        stop()
      }
      return work
    },
  }
}

/** What CloudWatch counts for each line besides its text. */
const logOverhead = 26

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
