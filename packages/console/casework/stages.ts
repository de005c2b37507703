import type { Stage } from './queries.ts'

// Each stage with its place on the way: one that the contract adds does not compile until it has one.
const places: Readonly<Record<Stage, number>> = {
  interested: 0,
  decided: 1,
  in_plan: 2,
  ready: 3,
  departed: 4,
  returned: 5,
  closed: 6,
}

/** The stages in the order of the way. */
export const stages = (Object.keys(places) as Stage[]).sort((one, other) => places[one] - places[other]) // its own keys
