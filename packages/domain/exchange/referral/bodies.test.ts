import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { transitions } from '../transitions/transitions.ts'
import { commandBodies, commandNames } from './commands.ts'

describe('the table of transitions and the bodies of the commands', () => {
  // Written out in full: names that others give to schemas would stand here as references.
  const metadata = z.registry<Record<string, unknown>>()
  const inFull = { io: 'input', unrepresentable: 'any', metadata } as const
  const bodies = new Map(
    commandNames.map((name) => [name, z.toJSONSchema(commandBodies[name], inFull)] as const),
  )
  const rows = transitions.flatMap((row) => {
    const name = commandNames.find((known) => known === row.command)
    const fields = name && bodies.get(name)?.properties
    return fields ? [{ ...row, fields }] : []
  })

  test('only what is said is recorded', () => {
    expect(rows.length).toBeGreaterThan(30)
    for (const { command, records = [], fields } of rows) {
      expect([command, records.filter((field) => !(field in fields))]).toEqual([command, []])
    }
  })

  test('a reason can be given exactly where one is asked for, and each that may be given counts', () => {
    for (const { command, reasons, fields } of rows) {
      const { reason } = fields
      const given = typeof reason === 'object' ? reason.enum : undefined
      expect([command, given]).toEqual([command, reasons && [...reasons]])
    }
  })
})
