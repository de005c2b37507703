import { type CountingAccount, caseIn, emptyAccount, withOccurrences } from './account.ts'
import { currentEdition, type RuleEdition, ruleEditions } from './counting-rules.ts'
import { changesOf, type FiguresChange } from './figures.ts'
import type { Occurrence } from './occurrence.ts'
import { type Contribution, tally } from './tally.ts'

/** Accounts by their tokens. */
export type Accounts = ReadonlyMap<string, CountingAccount>

/** By no rules: what counts by them stands in no figures. */
export const inNoFigures: RuleEdition = { edition: 0, rules: [] }

/** Accounts as they stand after something was counted, and what that changes in which figures. */
export type Settled = {
  readonly accounts: readonly CountingAccount[]
  readonly changes: readonly FiguresChange[]
}

/** The tokens of accounts that have to be at hand besides, so that those at hand can be counted. */
export function besides(accounts: Accounts, news: readonly Occurrence[]): readonly string[] {
  const wanted = [...accounts.values()].flatMap((account) => [...account.joined, ...goingOn(caseIn(account))])
  return [...new Set([...wanted, ...news.flatMap(goingOn)])].filter((token) => !accounts.has(token))
}

/**
 * Counts what is new in these accounts. It comes to the same in whatever order and however often it is done: an account knows
 * what it knows already, and the figures change by the difference between what it added before and what it adds now.
 *
 * @param accounts all that `besides` asks for among them
 * @param edition the rules by which they count from now on
 */
export function settle(
  accounts: Accounts,
  news: readonly Occurrence[],
  edition: RuleEdition = currentEdition,
): Settled {
  const editions = [...ruleEditions, edition]
  const newsOf = Map.groupBy(news, ({ token }) => token)
  const learnt = new Map(
    [...accounts].map(([token, account]) => {
      const known = withOccurrences(account, newsOf.get(token) ?? [])
      return [token, { ...known, version: account.version + 1, edition: edition.edition }]
    }),
  )
  const comersOf = Map.groupBy(learnt.values(), (account) => caseIn(account)?.goesOnAs)
  const now = new Map(
    [...learnt].map(([token, account]) => [token, joinedAnew(account, learnt, comersOf.get(token) ?? [])]),
  )
  return {
    accounts: [...now.values()],
    changes: changesOf(addedBy(accounts, editions), addedBy(now, editions)),
  }
}

/**
 * All that accounts add to figures, each by the edition by which it stands in them.
 *
 * @param those of the accounts that are asked about, beside whom are those that go on in them
 */
export function addedBy(
  accounts: Accounts,
  editions: readonly RuleEdition[] = ruleEditions,
  those: readonly CountingAccount[] = [...accounts.values()],
): readonly Contribution[] {
  return those.flatMap((account) => {
    const rules = editions.find(({ edition }) => edition === account.edition)
    if (rules === undefined) return []
    const joined = account.joined.map((token) => accounts.get(token) ?? emptyAccount(token))
    return tally(account, joined, rules)
  })
}

/** An account with those that go on in it now, and no more with those that do not. */
function joinedAnew(
  account: CountingAccount,
  all: Accounts,
  comers: readonly CountingAccount[],
): CountingAccount {
  // Of whom nothing is at hand, nothing is known anew.
  const stays = account.joined.filter((token) => !all.has(token))
  const joined = new Set([...stays, ...comers.map(({ token }) => token)])
  joined.delete(account.token)
  return { ...account, joined: [...joined].toSorted() }
}

function goingOn(occurrence: Occurrence | undefined): readonly string[] {
  return occurrence?.what === 'accompanied' && occurrence.goesOnAs ? [occurrence.goesOnAs] : []
}
