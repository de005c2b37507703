import { quotasSchema } from '@passerelle/domain/tenancy'
import { describe, expect, it } from 'vitest'
import { field } from './rights.ts'
import { dev, prod } from './stages.ts'
import { type Placed, resourcesOf, type Templates } from './synthesis.ts'

/* What one organisation, or anybody, may take of what all of them share. */

/** What AWS gives an account on request, and what of it no reservation may touch. */
const concurrencyOfAnAccount = 1_000
const unreservable = 100

const functionsOf = (templates: Templates) => resourcesOf(templates, 'AWS::Lambda::Function')
const nameOf = ({ properties }: Placed) =>
  String(properties['FunctionName']).replace(/^passerelle-(?:dev|prod)-/, '')
const quotasIn = ({ properties }: Placed) => field(field(properties['Environment'], 'Variables'), 'QUOTAS')
const isIsolated = ({ properties }: Placed) => properties['TenancyConfig'] !== undefined
const reservedFor = ({ properties }: Placed) => properties['ReservedConcurrentExecutions']

describe.each([
  ['dev', dev.templates, 200],
  ['prod', prod.templates, 500],
] as const)('the quota of an organisation: %s', (_, templates, rate) => {
  const counting = functionsOf(templates).filter(isIsolated)

  it('is known to every function that works for one organisation at a time, and to no other', () => {
    expect(counting.length).toBeGreaterThan(10)
    const told = functionsOf(templates).filter((each) => quotasIn(each) !== undefined)
    expect(told.map(nameOf)).toEqual(counting.map(nameOf))
  })

  it('is the same in all of them, and far below what the gateway lets in', () => {
    const [text, ...others] = [...new Set(counting.map(quotasIn))]
    expect(others).toEqual([])
    const { perMinute, perLink, free, lease } = quotasSchema.parse(JSON.parse(String(text)))
    for (const most of Object.values(perMinute)) {
      expect(most).toBeLessThanOrEqual((rate * 60) / 4)
      // What environments answer uncounted, and what they keep without using it, is little beside the whole.
      expect(Math.max(free, lease)).toBeLessThanOrEqual(most / 10)
    }
    expect(perLink).toBeLessThan(Math.min(...Object.values(perMinute)))
  })
})

describe('concurrency', () => {
  const shares = functionsOf(prod.templates)
    .filter((each) => reservedFor(each) !== undefined)
    .map((each) => [nameOf(each), Number(reservedFor(each))] as const)

  it('is reserved in prod for the authorizer, and bounded for what anybody may call', () => {
    const anybodys = functionsOf(prod.templates).filter(
      (each) => nameOf(each).startsWith('api-') && !isIsolated(each),
    )
    expect(shares.map(([name]) => name).toSorted()).toEqual(
      ['authorizer', ...anybodys.map(nameOf)].toSorted(),
    )
    const reserved = shares.reduce((sum, [, share]) => sum + share, 0)
    expect(reserved).toBeLessThanOrEqual((concurrencyOfAnAccount - unreservable) / 4)
  })

  it('is not bounded for functions that are isolated by tenant: with it AWS bounds for how many there is room', () => {
    const isolated = functionsOf(prod.templates).filter(isIsolated)
    expect(isolated.length).toBeGreaterThan(10)
    expect(isolated.filter((each) => reservedFor(each) !== undefined)).toEqual([])
  })

  it('is not reserved in dev, whose account may have less than that', () => {
    expect(functionsOf(dev.templates).filter((each) => reservedFor(each) !== undefined)).toEqual([])
  })
})
