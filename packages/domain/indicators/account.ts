import * as z from 'zod'
import { type Accompanied, type Occurrence, occurrenceSchema, tokenSchema } from './occurrence.ts'

/**
 * The account of one token: the last word on each record of a case, as figures see it. It outlives the case, and leads to
 * nobody once the key of the case is gone.
 */
export const countingAccountSchema = z.strictObject({
  token: tokenSchema,
  version: z.int().min(0),
  /** By which edition of the rules it stands in the figures; 0 where it stands in none. */
  edition: z.int().min(0),
  occurrences: z.array(occurrenceSchema),
  /** The tokens of cases of the same person that go on in this one. */
  joined: z.array(tokenSchema),
})

export type CountingAccount = z.infer<typeof countingAccountSchema>

/** An account of which nothing is known yet. */
export function emptyAccount(token: string): CountingAccount {
  return { token, version: 0, edition: 0, occurrences: [], joined: [] }
}

/** The case itself among what is known of it. */
export function caseIn({ occurrences }: CountingAccount): Accompanied | undefined {
  return occurrences.find((each): each is Accompanied => each.what === 'accompanied')
}

/**
 * An account with more known of it. Of one record the latest version counts, whatever comes first, and nothing is known
 * twice.
 */
export function withOccurrences(account: CountingAccount, more: readonly Occurrence[]): CountingAccount {
  const latest = new Map(account.occurrences.map((each) => [each.ref, each]))
  for (const each of more) {
    const known = latest.get(each.ref)
    if (each.token === account.token && (known === undefined || known.version < each.version)) {
      latest.set(each.ref, each)
    }
  }
  // In one order, so that whoever learns the same in another order knows it as the same.
  const occurrences = [...latest.values()].toSorted((one, other) => (one.ref < other.ref ? -1 : 1))
  return { ...account, occurrences }
}
