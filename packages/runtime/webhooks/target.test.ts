import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openEgress, pinnedTo } from './egress.ts'
import { isPublic, targetFault } from './target.ts'

test.each([
  ['http://hooks.example.org/', 'not_https'],
  ['ftp://hooks.example.org/', 'not_https'],
  ['file:///etc/passwd', 'not_https'],
  ['nonsense', 'not_https'],
  ['https://name:word@hooks.example.org/', 'with_credentials'],
  ['https://name@hooks.example.org/', 'with_credentials'],
  ['https://hooks.example.org:22/', 'port_not_allowed'],
  ['https://hooks.example.org:8080/', 'port_not_allowed'],
  ['https://localhost/', 'not_public'],
  ['https://localhost./', 'not_public'],
  ['https://printer/', 'not_public'],
  ['https://db.internal/', 'not_public'],
  ['https://box.local/', 'not_public'],
  ['https://127.0.0.1/', 'not_public'],
  ['https://0x7f.1/', 'not_public'],
  ['https://2130706433/', 'not_public'],
  ['https://0/', 'not_public'],
  ['https://169.254.169.254/latest/meta-data/', 'not_public'],
  ['https://[::1]/', 'not_public'],
  ['https://[::ffff:10.0.0.1]/', 'not_public'],
] as const)('%s is refused: %s', (url, fault) => {
  expect(targetFault(url)).toBe(fault)
})

test.each([
  'https://hooks.example.org/',
  'https://hooks.example.org:443/a?b=c',
  'https://hooks.example.org:8443/',
  'https://93.184.215.14/',
  'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
])('%s is a place to send to', (url) => {
  expect(targetFault(url)).toBeUndefined()
})

test.each([
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
  ...['172.31.255.255', '192.0.0.1', '192.0.2.1', '192.168.1.1', '198.18.0.1', '203.0.113.7', '224.0.0.1'],
  ...['240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:93.184.215.14', '::ffff:127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::a00:1'],
  ...[
    '100::1',
    '2001:0:1::1',
    '2001:db8::1',
    '2002:a00:1::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
  ],
  ...['ff02::1', '::a00:1', 'nonsense'],
])('%s is no address of the open network', (address) => {
  expect(isPublic(address)).toBe(false)
})

test('a name that leads inside is refused, also where only one of its addresses does', async () => {
  const meanings: Record<string, string[]> = {
    '/names/both.example.org': ['93.184.215.14', '10.0.0.1'],
    '/names/inside.example.org': ['::ffff:169.254.169.254'],
    '/names/nothing.example.org': [],
  }
  let sent = 0
  const service = createServer(({ method, url = '' }, response) => {
    if (method === 'POST') sent += 1
    response.end(JSON.stringify(meanings[url] ?? ['93.184.215.14']))
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const { port } = service.address() as AddressInfo // it listens on a port
  const egress = openEgress(`http://127.0.0.1:${port}`)
  expect(await egress.post('https://both.example.org/', {}, '{}')).toEqual({ fault: 'not_public' })
  expect(await egress.post('https://inside.example.org/', {}, '{}')).toEqual({ fault: 'not_public' })
  expect(await egress.post('https://nothing.example.org/', {}, '{}')).toEqual({ fault: 'unresolved' })
  expect(await egress.post('https://127.0.0.1/', {}, '{}')).toEqual({ fault: 'not_public' })
  expect(sent).toBe(0)
  expect(await egress.post('https://hooks.example.org/', {}, '{}')).toEqual({ status: 200 })
  service.close()
})

test('a connection goes to the address that was looked at, whatever the name means by then', async () => {
  const server = createServer((_, response) => response.end('here'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  const status = await new Promise((resolve, reject) => {
    const lookup = pinnedTo(['127.0.0.1'])
    const asked = request({ host: 'rebound.invalid', port, lookup }, (answer) => resolve(answer.statusCode))
    asked.once('error', reject)
    asked.end()
  })
  expect(status).toBe(200)
  server.close()
})
