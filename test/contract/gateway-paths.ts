import { openApiDocument } from '@passerelle/contract/openapi'
import { describe, expect, it } from 'vitest'
import { dev, prod } from '../infra/stages.ts'
import { waysIn, wayTo } from '../infra/way-in.ts'

describe('the document and the gateway', () => {
  it.each([
    ['dev', dev],
    ['prod', prod],
  ])('have the same paths in %s', (_, { templates }) => {
    const ways = waysIn(templates)
    const taken = Object.keys(openApiDocument().paths).map((path) => wayTo(ways, path))
    expect(new Set(taken)).toEqual(new Set(ways))
  })
})
