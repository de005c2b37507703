import { openApiDocument } from '@passerelle/contract/openapi'
import { describe, expect, it } from 'vitest'
import { dev, prod } from '../infra/stages.ts'
import { resourcesOf } from '../infra/synthesis.ts'

describe('the document and the gateway', () => {
  it.each([
    ['dev', dev],
    ['prod', prod],
  ])('have the same paths in %s', (_, { templates }) => {
    const served = resourcesOf(templates, 'AWS::ApiGateway::Method').map(({ path }) =>
      path.replace(/^.*\/Default(?=\/)/, '').replace(/\/ANY\/Resource$/, ''),
    )
    expect(served.toSorted()).toEqual(Object.keys(openApiDocument().paths).toSorted())
  })
})
