import { addedFinding, aFinding } from '../../support/labour.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of labour markets. A change is told apart by its version, and so is none to be repeated. */
export async function labourCommands({ coordinator }: House, { key }: Run): Promise<readonly Command[]> {
  const { api } = coordinator
  const { id, version } = await addedFinding(api)
  return [
    command('addLabourFinding', api, (own) =>
      own.addLabourFinding({ body: aFinding(), ...key('addLabourFinding') }),
    ),
    command('withdrawLabourFinding', api, (own) =>
      own.withdrawLabourFinding({
        params: { findingId: id },
        ifMatch: version,
        ...key('withdrawLabourFinding'),
      }),
    ),
  ]
}
