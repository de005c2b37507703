import { expect, test } from 'vitest'
import { EventStreamSerde, eventStreamSerdeProvider, resolveEventStreamSerdeConfig } from './event-streams.ts'

test('whatever comes to ask for a stream of events is refused, and does not go on with half of one', () => {
  expect(() => new EventStreamSerde()).toThrow('stream of events')
  expect(() => eventStreamSerdeProvider()).toThrow('stream of events')
})

test('a client that prepares itself for them when it is made is left as it is', () => {
  const config = { region: 'eu-central-1' }
  expect(resolveEventStreamSerdeConfig(config)).toBe(config)
})
