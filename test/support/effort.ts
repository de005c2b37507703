/*
 * How much is tried where more only finds rarer faults: enough for every day, or all of it, with `pnpm test --whole`, for
 * the figures that the platform is measured by. Either is a check of its own, and prints its counts.
 */

export const isWhole = process.env['TEST_EFFORT'] === 'whole'

export function effort({ usual, whole }: { readonly usual: number; readonly whole: number }): number {
  return isWhole ? whole : usual
}
