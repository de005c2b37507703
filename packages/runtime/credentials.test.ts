import { afterEach, expect, test, vi } from 'vitest'
import { defaultProvider } from './credentials.ts'

afterEach(() => vi.unstubAllEnvs())

test('a function acts with the credentials that its environment holds', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIAEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_SESSION_TOKEN', 'session')
  expect(await defaultProvider()()).toMatchObject({
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'session',
  })
})

test('where the environment holds none, nothing else is searched for any', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', '')
  vi.stubEnv('AWS_PROFILE', 'somebody')
  await expect(defaultProvider()()).rejects.toThrow('environment')
})
