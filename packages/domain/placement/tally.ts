import * as z from 'zod'

const whole = z.int().min(0)

/** How much of it an organisation has done, in whole numbers of which none leads to anybody. They outlive the people. */
export const placementTallySchema = z.strictObject({
  version: z.int().min(1),
  /** People who agreed to be matched, each counted with the first time. */
  people: whole,
  applications: whole,
  hired: whole,
})
export type PlacementTally = z.infer<typeof placementTallySchema>

export const nothingPlaced: PlacementTally = { version: 1, people: 0, applications: 0, hired: 0 }

/** With more, or less, of one of them; none is ever less than nothing. */
export function tallied(
  tally: PlacementTally,
  what: 'people' | 'applications' | 'hired',
  by: 1 | -1,
): PlacementTally {
  return { ...tally, version: tally.version + 1, [what]: Math.max(0, tally[what] + by) }
}
