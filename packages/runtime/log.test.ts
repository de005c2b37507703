import { expect, it, vi } from 'vitest'
import { log, traceOf } from './log.ts'

const secret = 'Amina Diallo'

it('is one JSON object a line, whatever stands in its fields', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  log('warn', 'request refused', { code: 'x"\n{"level":"info"}', status: 400, requestId: undefined })
  const [line = ''] = written.mock.calls.map(([text]) => String(text))
  written.mockRestore()
  expect(line.indexOf('\n')).toBe(line.length - 1)
  expect(JSON.parse(line)).toEqual({
    level: 'warn',
    message: 'request refused',
    code: 'x"\n{"level":"info"}',
    status: 400,
  })
})

it('tells of an error its kind and its place', () => {
  const { error, at } = traceOf(new RangeError('x'))
  expect(error).toBe('RangeError')
  expect(at).toMatch(/\/log\.test\.ts:\d+:\d+$/)
})

function failing(message: string, name = 'Error', stack?: string): Error {
  const error = Object.assign(new Error(message), { name })
  return stack === undefined ? error : Object.assign(error, { stack })
}

it.each([
  ['in its message', failing(secret)],
  [
    'in a message that looks like a place',
    failing(`${secret}\n    at ${secret} (file:///a/${secret}.ts:1:1)`),
  ],
  ['in a message that ends like a place', failing(`x\n    at /home/Amina/Diallo:1:1`)],
  ['in its name', failing('x', secret)],
  ['in a stack that somebody made up', failing('x', 'Error', `Error: y\n    at ${secret} in Dakar`)],
  ['in a stack that is no text', Object.assign(new Error('x'), { stack: { secret } })],
  ['as what was thrown', secret],
  ['in an object that was thrown', { message: secret }],
])('never tells what a person wrote: %s', (_, thrown) => {
  const trace = JSON.stringify(traceOf(thrown))
  expect(trace).not.toContain('Amina')
  expect(trace).not.toContain('Diallo')
})
