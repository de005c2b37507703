import { describe, expect, it } from 'vitest'
import { dev } from './stages.ts'
import { resource, resourcesOf, synthesise } from './synthesis.ts'

const tableName = 'passerelle-dev-2026-12-01'
const restoredStream = `arn:aws:dynamodb:eu-central-1:111122223333:table/${tableName}/stream/2026-12-01T10:00:00.000`
const { templates } = await synthesise({ stage: 'dev', restoredStream })

/** The first table, and all by which other stacks know it. */
const first = resource(dev.templates, 'AWS::DynamoDB::Table', 'Data/Table/').id
const elsewhere = Object.entries(templates).filter(([room]) => room !== 'Data')

describe('a deployment that goes on with a restored table', () => {
  it('gives it to every function, and names the first one nowhere', () => {
    const told = resourcesOf(templates, 'AWS::Lambda::Function').flatMap(({ properties }) => {
      const { TABLE_NAME } =
        (properties['Environment'] as { Variables?: { TABLE_NAME?: unknown } })?.Variables ?? {}
      return TABLE_NAME === undefined ? [] : [TABLE_NAME]
    })
    expect(told.length).toBeGreaterThan(10)
    expect(new Set(told)).toEqual(new Set([tableName]))
    expect(elsewhere.filter(([, template]) => JSON.stringify(template).includes(first))).toEqual([])
  })

  it('lets every role have it in place of the first one, follows its changes, and watches it', () => {
    for (const room of ['Api', 'Flows', 'Watch'] as const)
      expect(JSON.stringify(templates[room]), room).toContain(tableName)
    expect(JSON.stringify(templates.Flows)).toContain(restoredStream)
    const rights = (of: typeof templates) =>
      resourcesOf(of, 'AWS::IAM::Role').length + resourcesOf(of, 'AWS::IAM::Policy').length
    expect(rights(templates)).toBe(rights(dev.templates))
  })

  it('leaves the first one as it is', () => {
    expect(templates.Data.Resources[first]).toEqual(dev.templates.Data.Resources[first])
  })

  it('keeps the table of keys: that one is never restored', () => {
    const keys = resource(dev.templates, 'AWS::DynamoDB::Table', 'KeysTable').id
    expect(templates.Data.Resources[keys]).toEqual(dev.templates.Data.Resources[keys])
    expect(JSON.stringify(templates.Api)).toContain(keys)
  })
})
