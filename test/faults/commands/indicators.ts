import { aProgramme } from '../../support/casework.ts'
import { reportOfLastYear } from '../../support/publications.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of figures, and who is told of them. */
export async function figuresCommands(
  { coordinator: { api }, reader: to }: House,
  { key }: Run,
): Promise<readonly Command[]> {
  // A year is told once, so each run has a programme of its own.
  const { programme } = await aProgramme(api)
  const params = await reportOfLastYear(api, programme.id)
  return [
    command('publishReport', api, (client) =>
      client.publishReport({ params, body: { to }, ...key('publishReport') }),
    ),
  ]
}
