/**
 * Stands in each bundle for the part of the message parser that reads skeletons of numbers and dates (`{n, number, ::…}`),
 * which no sentence of ours has. It would be 7 KB of every function that says sentences.
 */
export const parseNumberSkeleton = refuse
export const parseNumberSkeletonFromString = refuse
export const parseDateTimeSkeleton = refuse

function refuse(): never {
  throw new Error('No skeleton of a number or a date is read here.')
}
