import prices from './prices.json' with { type: 'json' }

/** The price of so many of something. */
export type Price = { readonly usd: number; readonly per: number }

export type Prices = Readonly<Record<string, Price>>

/** So much of what a price list names. */
export type Usage<List extends Prices> = { readonly [Name in keyof List]: number }

export type Bill = {
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly usd: number }[]
  readonly usd: number
}

/** What AWS counts by what is done. */
export type Work = Usage<typeof prices.byUse>

/** What AWS counts by what is there, for a month. */
export type Standing = Usage<typeof prices.byMonth>

export const noWork: Work = mapped(prices.byUse, () => 0)

export const billOfWork = (work: Work) => billFor(work, prices.byUse)

export const billOfStanding = (standing: Standing) => billFor(standing, prices.byMonth)

/** What is used, line by line, at the prices of a list. */
export function billFor<List extends Prices>(usage: Usage<List>, list: List): Bill {
  const names = Object.keys(list) as (keyof List & string)[] // its own
  const lines = names.map((name) => {
    const { usd, per } = list[name] as Price // of the list
    return { name, quantity: usage[name], usd: (usage[name] / per) * usd }
  })
  return { lines, usd: lines.reduce((sum, line) => sum + line.usd, 0) }
}

/** So many times the same work. */
export function times(count: number, work: Work): Work {
  return mapped(work, (_, quantity) => quantity * count)
}

/** The work of several. */
export function together(...all: readonly Work[]): Work {
  return mapped(noWork, (name) => all.reduce((sum, work) => sum + work[name], 0))
}

function mapped<Name extends string, From>(
  of: Readonly<Record<Name, From>>,
  make: (name: Name, from: From) => number,
): Readonly<Record<Name, number>> {
  const entries = Object.entries<From>(of).map(([name, from]) => [name, make(name as Name, from)]) // its own names
  return Object.fromEntries(entries) as Record<Name, number> // the same names
}
