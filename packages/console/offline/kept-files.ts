/** What a browser has of caches, as far as it is used here. */
type Kept = Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>

/** The files of one release that open the console without a network: its page, and parts with a digest in their names. */
export type Release = { readonly name: string; readonly files: readonly string[] }

const page = '/'
const parts = '/assets/'
/** A line that is up but carries nothing is as good as none. */
const patienceMs = 4000

/**
 * Keeps the files of a release, all or none of them.
 *
 * @throws where the page that is answered now is of another release
 */
export async function keepRelease(
  caches: Kept,
  { name, files }: Release,
  fetchNow: typeof fetch,
): Promise<void> {
  const answer = await fetchNow(page, { cache: 'no-store' })
  const text = await answer.clone().text()
  const needed = [...text.matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path)
  if (!answer.ok || needed.length === 0 || !needed.every((path) => files.includes(path))) {
    throw new Error('the page is of another release')
  }
  const cache = await caches.open(name)
  await cache.addAll([...files])
  await cache.put(page, answer)
}

/** Drops what earlier releases kept. */
export async function dropOthers(caches: Kept, { name }: Release): Promise<void> {
  const others = (await caches.keys()).filter((other) => other !== name)
  await Promise.all(others.map((other) => caches.delete(other)))
}

/**
 * Answers for a file of the console: the page from the network as long as there is one, a part as it is kept. For
 * everything else, and for the API above all, nothing: the browser asks as if nobody stood in between, and nothing that
 * comes is kept.
 */
export function answerFor(
  request: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
  caches: Kept,
  fetchNow: (timeoutMs?: number) => Promise<Response>,
): Promise<Response> | undefined {
  const { origin: there, pathname } = new URL(request.url)
  if (request.method !== 'GET' || there !== origin) return undefined
  if (pathname.startsWith(parts)) return kept(caches, pathname, () => fetchNow())
  const isPage = request.mode === 'navigate' && (pathname === page || pathname === '/index.html')
  return isPage
    ? fetchNow(patienceMs).catch((lost: unknown) => kept(caches, page, () => Promise.reject(lost)))
    : undefined
}

async function kept(caches: Kept, path: string, orElse: () => Promise<Response>): Promise<Response> {
  return (await caches.match(path)) ?? orElse()
}
