// Without a schema and without an import: a browser counts with it while somebody types.

type Line = { readonly kind: string; readonly minorUnits: number }

/** The horizon within which a business must have paid back what it needed. */
export const horizonMonths = 60

/** What follows from the lines of a finance plan, in minor units of their one currency. */
export type FinanceFigures = {
  readonly investment: number
  readonly runningCosts: number
  readonly revenue: number
  readonly ownFunds: number
  readonly grants: number
  readonly credit: number
  /** The investment, and running costs for as many months as are kept in reserve. */
  readonly need: number
  readonly sources: number
  /** What is still missing; 0 where the sources are enough. */
  readonly gap: number
  /** The money that is left over; 0 where something is missing. */
  readonly surplus: number
  /** What a month brings; less than nothing where it costs more. */
  readonly monthlyResult: number
  /** In so many months the results have paid back the need; missing where they do not within the horizon. */
  readonly monthsToBreakEven?: number
}

/**
 * Counts with whole numbers alone. No line, number of lines or month that the schemas let through leads beyond
 * `Number.MAX_SAFE_INTEGER`, so each figure is exact.
 */
export function financeFigures(lines: readonly Line[], reserveMonths: number): FinanceFigures {
  const investment = sumOf(lines, 'investment')
  const runningCosts = sumOf(lines, 'running_cost')
  const revenue = sumOf(lines, 'revenue')
  const ownFunds = sumOf(lines, 'own_funds')
  const grants = sumOf(lines, 'grant')
  const credit = sumOf(lines, 'credit')
  const need = investment + runningCosts * reserveMonths
  const sources = ownFunds + grants + credit
  const monthlyResult = revenue - runningCosts
  const months = monthsUntil(need, monthlyResult)
  return {
    investment,
    runningCosts,
    revenue,
    ownFunds,
    grants,
    credit,
    need,
    sources,
    gap: Math.max(0, need - sources),
    surplus: Math.max(0, sources - need),
    monthlyResult,
    ...(months !== undefined && { monthsToBreakEven: months }),
  }
}

/**
 * The difference of two amounts, and in hundredths of a per cent of the first. Of nothing there is no share, and one
 * beyond a million per cent says nothing.
 */
export type Delta = { readonly minorUnits: number; readonly basisPoints?: number }

const mostBasisPoints = 100_000_000n

/** Exact for any amount that a plan may hold: the share is counted in whole numbers, and rounded half away from zero. */
export function deltaOf(before: number, now: number): Delta {
  const minorUnits = now - before
  if (before === 0) return { minorUnits }
  const [scaled, whole] = [BigInt(Math.abs(minorUnits)) * 20_000n, BigInt(before)]
  const share = (scaled / whole + 1n) / 2n
  if (share > mostBasisPoints) return { minorUnits }
  return { minorUnits, basisPoints: Number(minorUnits < 0 ? -share : share) }
}

function sumOf(lines: readonly Line[], kind: string): number {
  return lines.reduce((sum, line) => (line.kind === kind ? sum + line.minorUnits : sum), 0)
}

function monthsUntil(need: number, monthly: number): number | undefined {
  if (need === 0) return monthly >= 0 ? 0 : undefined
  if (monthly <= 0) return undefined
  const rest = need % monthly
  const months = (need - rest) / monthly + (rest > 0 ? 1 : 0)
  return months <= horizonMonths ? months : undefined
}
