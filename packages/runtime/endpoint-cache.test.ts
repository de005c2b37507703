import { expect, test } from 'vitest'
import { EndpointCache } from './endpoint-cache.ts'

test('whoever comes to ask for a discovered endpoint is refused', () => {
  expect(() => new EndpointCache().get()).toThrow('endpoint')
})
