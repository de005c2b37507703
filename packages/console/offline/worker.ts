import { answerFor, dropOthers, keepRelease, type Release } from './kept-files.ts'

/*
 * Stands between the console and the network, so that the console opens where there is none. The build writes into it
 * which files there are (offline-files.ts); it must not import anything that another part of the console does.
 */

declare const passerelleRelease: Release

type Lasting = { waitUntil(work: Promise<unknown>): void }
type Fetching = { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}

// The scope of a service worker, which the types of a page do not know.
const scope = globalThis as unknown as Scope
const release = passerelleRelease

scope.addEventListener('install', (event) =>
  event.waitUntil(keepRelease(caches, release, fetch).then(() => scope.skipWaiting())),
)
scope.addEventListener('activate', (event) =>
  event.waitUntil(dropOthers(caches, release).then(() => scope.clients.claim())),
)
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const answer = answerFor(request, location.origin, caches, (timeoutMs) =>
    fetch(request, timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
  )
  if (answer !== undefined) event.respondWith(answer)
})
