import { openApiDocument } from '@passerelle/contract/openapi'
import { describe, expect, it } from 'vitest'
import { dev, prod } from '../infra/stages.ts'
import { waysIn } from '../infra/way-in.ts'

describe('the document and the gateway', () => {
  it.each([
    ['dev', dev],
    ['prod', prod],
  ])('have the same paths in %s', (_, { templates }) => {
    const served = waysIn(templates).map(({ path }) => path)
    expect(served.toSorted()).toEqual(Object.keys(openApiDocument().paths).toSorted())
  })
})
