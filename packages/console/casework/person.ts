import type { Participant } from './queries.ts'

/** The name that lists show: the primary one, in its own script. */
export function nameOf(names: Participant['names']): string {
  const name = names.find(({ primary }) => primary) ?? names[0]
  return name === undefined ? '' : [name.given, name.family].filter((part) => part !== undefined).join(' ')
}
