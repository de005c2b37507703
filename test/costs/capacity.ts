/** What bounds how many organisations one account bears. */
export type Account = {
  /** Environments that may be at work at once, of a function that reserves none. */
  readonly concurrency: number
  /** Environments that may be there, idle ones included, for each 1,000 of it. */
  readonly environmentsPerThousand: number
}

/** How organisations use it. */
export type Habit = {
  /** Environments of the function most asked for that an organisation keeps while its people work. */
  readonly environments: number
  /** The share of all organisations that are at work in the busiest quarter of an hour. */
  readonly atWork: number
}

/** How many organisations there is room for, whole ones. */
export function organisationsIn(account: Account, habit: Habit): number {
  const environments = (account.concurrency / 1_000) * account.environmentsPerThousand
  return Math.floor(environments / (habit.environments * habit.atWork) + 1e-9)
}

/** How many accounts so many organisations take. */
export function accountsFor(organisations: number, account: Account, habit: Habit): number {
  return Math.ceil(organisations / organisationsIn(account, habit))
}
