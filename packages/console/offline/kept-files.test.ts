import { beforeEach, describe, expect, test } from 'vitest'
import { answerFor, dropOthers, keepRelease } from './kept-files.ts'

/** What a browser keeps, as far as it is asked for here. */
function someCaches() {
  const all = new Map<string, Map<string, string>>()
  const open = async (name: string) => {
    const files = all.get(name) ?? new Map<string, string>()
    all.set(name, files)
    return {
      addAll: async (paths: string[]) => paths.forEach((path) => void files.set(path, `kept ${path}`)),
      put: async (path: string, answer: Response) => void files.set(path, await answer.text()),
    }
  }
  const caches = {
    open,
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    match: async (path: string) => {
      const text = [...all.values()].flatMap((files) => files.get(path) ?? [])[0]
      return text === undefined ? undefined : new Response(text)
    },
  } as unknown as CacheStorage // what the worker calls of it
  return { caches, all }
}

const origin = 'https://console.example'
const release = { name: 'console-1', files: ['/assets/console-1.js', '/assets/visit-1.js'] }
const page = '<script type="module" src="/assets/console-1.js"></script>'
const answering = (text: string, status = 200) => (async () => new Response(text, { status })) as typeof fetch
const gone = async () => {
  throw new TypeError('no network')
}

let there: ReturnType<typeof someCaches>
beforeEach(async () => {
  there = someCaches()
  await keepRelease(there.caches, release, answering(page))
})
const get = (path: string, more: Partial<Request> = {}) =>
  ({ method: 'GET', mode: 'cors', url: `${origin}${path}`, ...more }) as Request
const answered = async (request: Request, network: () => Promise<Response> = gone) =>
  (await answerFor(request, origin, there.caches, network))?.text()

describe('without a network', () => {
  test('the page and its parts are there as they were kept', async () => {
    expect(await answered(get('/', { mode: 'navigate' }))).toBe(page)
    expect(await answered(get('/assets/visit-1.js'))).toBe('kept /assets/visit-1.js')
  })

  test('what was not kept fails as it would without a worker', async () => {
    await expect(answered(get('/assets/other.js'))).rejects.toThrow('no network')
  })
})

describe('with a network', () => {
  test('the page is the newest, and a part the one that was kept', async () => {
    const network = async () => new Response('new')
    expect(await answered(get('/', { mode: 'navigate' }), network)).toBe('new')
    expect(await answered(get('/assets/visit-1.js'), network)).toBe('kept /assets/visit-1.js')
    expect(await answered(get('/assets/visit-2.js'), network)).toBe('new')
    // Nothing that came by is kept.
    expect(there.all.get(release.name)?.has('/assets/visit-2.js')).toBe(false)
  })
})

test.each([
  get('/v1/participants'),
  get('/v1/sessions/S/roster', { mode: 'navigate' }),
  get('/config.json'),
  get('/me/', { mode: 'navigate' }),
  get('/worker.js'),
  get('/', { mode: 'cors' }),
  get('/assets/visit-1.js', { method: 'POST' }),
  { ...get('/'), mode: 'navigate', url: 'https://elsewhere.example/' } as Request,
])('the worker stands aside for $method $url ($mode)', (request) => {
  expect(answerFor(request, origin, there.caches, gone)).toBeUndefined()
})

describe('a release', () => {
  test('takes the place of the one before', async () => {
    const next = { name: 'console-2', files: ['/assets/console-2.js'] }
    await keepRelease(there.caches, next, answering('src="/assets/console-2.js"'))
    await dropOthers(there.caches, next)
    expect([...there.all.keys()]).toEqual(['console-2'])
  })

  test.each([
    ['a page of another release', answering('src="/assets/console-9.js"')],
    ['no page of a console', answering('sign in to this hotspot')],
    ['an error', answering(page, 503)],
  ])('is not kept with %s', async (_what, network) => {
    const next = { name: 'console-2', files: ['/assets/console-2.js'] }
    await expect(keepRelease(there.caches, next, network)).rejects.toThrow('another release')
    expect([...there.all.keys()]).toEqual(['console-1'])
  })
})
