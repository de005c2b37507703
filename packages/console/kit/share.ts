/** The share of a whole that a part is, from 0 to 1; more than the whole is all of it, and of nothing everything is. */
export function shareOf(part: number, whole: number): number {
  if (part <= 0) return 0
  return part >= whole ? 1 : part / whole
}
