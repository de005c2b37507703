import type { House } from '../house.ts'
import { caseworkCommands } from './casework.ts'
import { certificateCommands } from './certificates.ts'
import { coachingCommands } from './coaching.ts'
import { type Command, nextRun } from './command.ts'
import { followUpCommands } from './follow-up.ts'
import { foundingCommands } from './founding.ts'
import { figuresCommands } from './indicators.ts'
import { labourCommands } from './labour.ts'
import { networkCommands } from './networks.ts'
import { newcomerCommands } from './newcomers.ts'
import { offerCommands } from './offers.ts'
import { placementCommands } from './placement.ts'
import { vacancyCommands } from './vacancies.ts'

export { type Command, type Outcome, outcomeOf } from './command.ts'

/** One command of every sort, each of them new: the ids and keys of no two runs are the same. */
export async function commandsIn(house: House): Promise<readonly Command[]> {
  const run = nextRun()
  const commands: Command[] = []
  for (const of of [
    caseworkCommands,
    coachingCommands,
    followUpCommands,
    foundingCommands,
    certificateCommands,
    figuresCommands,
    networkCommands,
    offerCommands,
    newcomerCommands,
    vacancyCommands,
    labourCommands,
    placementCommands,
  ])
    commands.push(...(await of(house, run)))
  return commands
}
