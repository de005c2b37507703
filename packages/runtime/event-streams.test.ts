import { expect, test } from 'vitest'
import { EventStreamSerde, eventStreamSerdeProvider } from './event-streams.ts'

test('whatever comes to ask for a stream of events is refused, and does not go on with half of one', () => {
  expect(() => new EventStreamSerde()).toThrow('stream of events')
  expect(() => eventStreamSerdeProvider()).toThrow('stream of events')
})
