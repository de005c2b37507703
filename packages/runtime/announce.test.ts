import { testedEdition } from '@passerelle/domain/zones'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { announceRuntime } from './announce.ts'

const written = vi.spyOn(process.stdout, 'write')
let lines: string[] = []
beforeEach(() => {
  lines = []
  written.mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(() => written.mockReset())

const environment = () => ({ STAGE: 'prod', AWS_LAMBDA_FUNCTION_NAME: 'passerelle-prod-api-exchange' })
const versions = { node: '24.21.0', tz: testedEdition, icu: '78.3' }
const said = () => lines.map((line) => JSON.parse(line))

describe('a function', () => {
  it('says at start with which Node, time zones and ICU it computes, and counts them as current', () => {
    announceRuntime(environment(), versions)
    expect(said()).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: 'Passerelle',
              Dimensions: [['stage']],
              Metrics: [{ Name: 'outdatedTimeZones', Unit: 'Count' }],
            },
          ],
        },
        level: 'info',
        message: 'runtime started',
        stage: 'prod',
        function: 'passerelle-prod-api-exchange',
        node: '24.21.0',
        tz: testedEdition,
        icu: '78.3',
        outdatedTimeZones: 0,
      },
    ])
  })

  it.each(['2026b', '2025c', undefined])('warns, and counts, when it computes with those of %s', (tz) => {
    announceRuntime(environment(), { ...versions, tz })
    expect(said()).toMatchObject([{ level: 'warn', outdatedTimeZones: 1, tz: tz ?? 'unknown' }])
  })

  it('says so once, however often it is called', () => {
    const same = environment()
    announceRuntime(same, versions)
    announceRuntime(same, versions)
    announceRuntime(environment(), versions)
    expect(lines).toHaveLength(2)
  })
})

describe('the Node that the tests run on', () => {
  it('has the time zones that the product says it was tested with', () => {
    expect(process.versions['tz']).toBe(testedEdition)
  })

  it('knows that Morocco left its changes of the clock', () => {
    const inCasablanca = (instant: string) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Casablanca', timeStyle: 'short' }).format(
        new Date(instant),
      )
    expect(inCasablanca('2026-11-15T12:00Z')).toBe('12:00')
    expect(inCasablanca('2026-09-20T00:59Z')).toBe('01:59')
    expect(inCasablanca('2026-09-20T01:00Z')).toBe('01:00')
  })
})
