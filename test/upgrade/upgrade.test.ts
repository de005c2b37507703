import { createServer } from 'node:http'
import { expect, it, test } from 'vitest'
import { openSender } from '../isolation/support/http.ts'
import { reading } from '../isolation/support/probes/crawl.ts'
import { differences } from './differences.ts'
import { askAgain, remembering } from './questions.ts'

const before = { id: 'one', items: [{ name: 'Awa', plan: null }], next: 'a place', total: 1 }

it.each([
  ['the same', before, []],
  ['more than before', { ...before, more: true, items: [{ name: 'Awa', plan: null, born: 1994 }] }, []],
  ['another place to go on from', { ...before, next: 'another' }, []],
  ['another value', { ...before, total: 2 }, [{ path: 'total', what: 'other' }]],
  ['a field less', { id: 'one', items: before.items }, [{ path: 'total', what: 'gone' }]],
  [
    'a field of an item less',
    { ...before, items: [{ plan: null }] },
    [{ path: 'items[0].name', what: 'gone' }],
  ],
  ['an item less', { ...before, items: [] }, [{ path: 'items', what: 'gone' }]],
  ['nothing', undefined, [{ path: '', what: 'gone' }]],
])('an answer that tells %s is told apart', (_, now, expected) => {
  expect(differences(before, now)).toEqual(expected)
})

test('a release that answers with less than before, otherwise, or not at all is found', async () => {
  const id = '0'.repeat(26)
  const answers: Record<string, readonly [status: number, body: unknown]> = {
    [`/v1/same/${id}`]: [200, { name: 'Awa' }],
    [`/v1/less/${id}`]: [200, {}],
    [`/v1/other/${id}`]: [200, { name: 'Fatou' }],
    [`/v1/failed/${id}`]: [500, { code: 'unexpected' }],
    [`/v1/cases/${id}/journal`]: [200, { items: [] }],
  }
  const server = createServer(({ url = '' }, response) => {
    const [status, body] = answers[url] ?? [404, {}]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('a server without a port')
  const api = `http://127.0.0.1:${address.port}`
  try {
    const before = Object.keys(answers).map((path) => ({
      wire: reading(path, 'token'),
      body: { name: 'Awa' },
    }))
    const isKnown = (path: string) => !path.startsWith('/v1/cases/')
    expect(await askAgain(api, before, isKnown)).toEqual({
      asked: 4,
      findings: [
        { question: '/v1/less/{id}', what: 'name is gone' },
        { question: '/v1/other/{id}', what: 'name is other' },
        { question: '/v1/failed/{id}', what: 'answered 500' },
      ],
    })
    const sender = remembering(openSender(api))
    for (const path of Object.keys(answers)) await sender.send(reading(path, 'token'))
    sender.close()
    // What failed is no answer, and a journal never answers alike.
    expect([...sender.answered.values()].map(({ body }) => body)).toEqual([
      { name: 'Awa' },
      {},
      { name: 'Fatou' },
    ])
  } finally {
    server.close()
  }
})
