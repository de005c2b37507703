import { lookup as resolveName } from 'node:dns/promises'
import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http'
import { Agent, request as overTls } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { DeliveryFault } from '@passerelle/domain/webhooks'
import { bareHost, isPublic, targetFault } from './target.ts'

/** The result of a delivery: the receiver's status, or why there is none. */
export type Outcome = { readonly status?: number; readonly fault?: DeliveryFault }

/** The way out to receivers that tenants have named. */
export type Egress = {
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Outcome>
}

/** How names are looked up and how a request goes out: straight, or through a service that does both. */
type Way = {
  resolve(name: string, signal: AbortSignal): Promise<readonly string[]>
  open(url: string, options: Sending): ClientRequest
}

type Sending = {
  readonly headers: Readonly<Record<string, string>>
  /** The addresses that were looked at; no other is connected to. */
  readonly addresses: readonly string[]
  readonly signal: AbortSignal
}

const maxMs = 5_000

/** @param through the address of a service that looks names up and sends; absent: straight out */
export function openEgress(through?: string): Egress {
  const way = through === undefined || through === '' ? straight : by(through)
  return {
    async post(url, headers, body) {
      const fault = targetFault(url)
      if (fault !== undefined) return { fault }
      const signal = AbortSignal.timeout(maxMs)
      const host = bareHost(new URL(url).hostname)
      const addresses = isIP(host) ? [host] : await way.resolve(host, signal).catch(() => [])
      if (addresses.length === 0) return { fault: 'unresolved' }
      if (!addresses.every(isPublic)) return { fault: 'not_public' }
      try {
        const status = await statusOf(way.open(url, { headers, addresses, signal }), body)
        return status >= 200 && status < 300 ? { status } : { status, fault: 'status' }
      } catch {
        return { fault: signal.aborted ? 'timeout' : 'unreachable' }
      }
    },
  }
}

/** The status alone: where it leads to and what it says is not followed and not read. */
function statusOf(request: ClientRequest, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request.once('error', reject)
    request.once('response', (response: IncomingMessage) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    request.end(body)
  })
}

const straight: Way = {
  resolve: async (name) => (await resolveName(name, { all: true })).map(({ address }) => address),
  open: (url, { headers, addresses, signal }) =>
    overTls(url, {
      method: 'POST',
      headers,
      signal,
      lookup: pinnedTo(addresses),
      // No socket that is left over from another look-up.
      agent: new Agent({ keepAlive: false }),
      maxHeaderSize: 16_384,
    }),
}

/** Leads to the addresses that were looked at, whatever the name has come to mean since. */
export function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_name, { all: wantsAll }, answer) => {
    const [first] = all
    if (wantsAll) answer(null, all)
    else answer(first ? null : new Error('no address'), first?.address ?? '', first?.family)
  }
}

function by(service: string): Way {
  return {
    async resolve(name, signal) {
      const answer = await fetch(`${service}/names/${encodeURIComponent(name)}`, { signal })
      const found: unknown = answer.ok ? await answer.json() : []
      return Array.isArray(found) ? found.map(String) : []
    },
    open: (url, { headers, signal }) =>
      overHttp(service, {
        method: 'POST',
        path: url,
        headers: { ...headers, host: new URL(url).host },
        signal,
      }),
  }
}
