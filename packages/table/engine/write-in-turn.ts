import type { Store } from './store.ts'
import type { Write } from './write.ts'

/** A transaction takes a hundred writes; some are taken by what stands beside those that are many. */
export const writesAtOnce = 80

/** Writes what need not change at once, in as many transactions as it takes. */
export async function writeInTurn(
  store: Pick<Store, 'transact'>,
  writes: Iterable<Write> | AsyncIterable<Write>,
): Promise<void> {
  let some: Write[] = []
  for await (const write of writes) {
    some.push(write)
    if (some.length < writesAtOnce) continue
    await store.transact(some)
    some = []
  }
  if (some.length > 0) await store.transact(some)
}
