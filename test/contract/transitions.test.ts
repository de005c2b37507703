import { endpoints } from '@passerelle/contract'
import { access } from '@passerelle/contract/access'
import { referralViewSchema } from '@passerelle/contract/exchange'
import { openApiDocument } from '@passerelle/contract/openapi'
import { clockCommands, commandBodies, commandNames, transitions } from '@passerelle/domain/exchange'
import { describe, expect, it } from 'vitest'

const commandPath = /^\/v1\/referrals\/\{referralId\}\/([a-z-]+)$/

/** Every route that changes a referral, by the last part of its address. */
const routed = new Map(
  endpoints
    .filter(({ method, answer }) => method === 'POST' && answer.body === referralViewSchema)
    .flatMap((endpoint) => {
      const [, name] = commandPath.exec(endpoint.path) ?? []
      return name === undefined ? [] : [[name, endpoint] as const]
    }),
)

const documented = Object.entries(openApiDocument().paths).flatMap(([path, item]) =>
  Object.values(item).map((operation) => ({ path, operation })),
)

/** The roles that the rows of a command ask for, whichever side. */
function rolesIn(command: string): readonly string[] {
  const rows = transitions.filter((row) => row.command === command)
  return [...new Set(rows.flatMap(({ by }) => by.flatMap(({ roles = [] }) => roles)))].toSorted()
}

describe('the table of transitions and the routes', () => {
  it('name the same commands', () => {
    expect([...routed.keys()].toSorted()).toEqual([...commandNames].toSorted())
    expect(new Set(transitions.map(({ command }) => command))).toEqual(
      new Set(['create', ...commandNames, ...clockCommands]),
    )
  })

  it('leave to the clock what is the clock’s', () => {
    for (const command of clockCommands) {
      expect(routed.has(command)).toBe(false)
      for (const { by } of transitions.filter((row) => row.command === command)) {
        expect(by).toEqual([{ side: 'system' }])
      }
    }
  })

  it.each(['create', ...routed.keys()])('let the same roles do it: %s', (command) => {
    const operation = routed.get(command)?.operationId ?? 'createReferral'
    const row = new Map<string, unknown>(Object.entries(access)).get(operation)
    expect(Array.isArray(row) ? row.toSorted() : row).toEqual(rolesIn(command))
    const told = documented.find((each) => each.operation.operationId === operation)
    expect(told?.operation['x-roles'].toSorted()).toEqual(rolesIn(command))
  })

  it.each([...routed])('say the same of it, and ask for the same: %s', (command, endpoint) => {
    const { path, operation } =
      documented.find((each) => each.operation.operationId === endpoint.operationId) ?? {}
    expect(path).toBe(endpoint.path)
    expect(transitions.filter((row) => row.command === command).map(({ purpose }) => purpose)).toContain(
      operation?.summary,
    )
    expect(new Map<string, unknown>(Object.entries(commandBodies)).get(command)).toBe(endpoint.body)
  })
})
