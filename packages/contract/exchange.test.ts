import { commandBodies, commandNames, transitions } from '@passerelle/domain/exchange'
import { expect, test } from 'vitest'
import { access } from './access.ts'
import { exchange } from './exchange.ts'

const commands = Object.entries(exchange.routes).flatMap(([operation, route]) => {
  const name = /^\/v1\/referrals\/\{referralId\}\/([a-z-]+)$/.exec(route.path)?.[1]
  return route.method === 'POST' && 'change' in route && name !== undefined
    ? [{ operation, name, route }]
    : []
})

test('every command is routed by its name in the table of transitions, with the body that the table’s command has', () => {
  expect(commands).toHaveLength(commandNames.length)
  for (const { name, route } of commands) {
    expect(transitions.some((row) => row.command === name)).toBe(true)
    expect(Object.entries(commandBodies)).toContainEqual([name, 'body' in route && route.body])
    const makesAnother = transitions.some((row) => row.command === name && row.supersedes)
    expect(route).toMatchObject({ change: true, answer: { status: makesAnother ? 201 : 200 } })
  }
})

test('who may give a command is who the table of transitions lets give it', () => {
  for (const { operation, name } of commands) {
    const rows = transitions.filter((row) => row.command === name)
    const roles = rows.flatMap(({ by }) => by.flatMap((entitled) => entitled.roles ?? []))
    const row = Object.entries(access).find(([key]) => key === operation)?.[1]
    expect(new Set(row), operation).toEqual(new Set(roles))
  }
})
