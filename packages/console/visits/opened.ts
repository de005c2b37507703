import { watchIdle } from '../session/idle.ts'
import { pauseAfter } from './passphrase.ts'
import { keyOf, seal, unseal, type VisitKey } from './seal.ts'
import { clearShelf, lookOnShelf, putOnShelf, type Shelved, WrittenElsewhere, watchShelf } from './shelf.ts'
import { endOf, unsent, type Visit } from './visit.ts'

/** The roster in plain text, in this window's memory and nowhere else, until it is closed. */
type Opened = { readonly visit: Visit; readonly key: VisitKey; readonly shelved: Shelved }

export type OpeningResult = 'open' | 'wrong' | 'nothing' | { readonly waitsUntil: number }

let opened: Opened | undefined
let writing: Promise<unknown> = Promise.resolve()
const listeners = new Set<() => void>()

let stopWatching: (() => void) | undefined

function hold(next: Opened | undefined): void {
  opened = next
  // It closes when nobody gave a sign of life for a quarter of an hour, wherever in the console one is.
  if (next === undefined) stopWatching?.()
  stopWatching = next && (stopWatching ?? watchIdle(closeVisit))
  for (const listener of listeners) listener()
}

// Whatever takes it off the device, signing out say, takes it out of the memory too.
watchShelf((isThere) => {
  if (!isThere) hold(undefined)
})

export function openedVisit(): Visit | undefined {
  return opened?.visit
}

export function watchOpened(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Opens what lies on the device. A passphrase that does not is counted, and makes the next try wait. */
export async function openVisit(passphrase: string, now: () => number = Date.now): Promise<OpeningResult> {
  const shelved = await lookOnShelf(now())
  if (shelved === undefined) return 'nothing'
  if (now() < shelved.waitsUntil) return { waitsUntil: shelved.waitsUntil }
  const key = await keyOf(passphrase, shelved)
  // What this console sealed is a visit; anything else does not open.
  const visit = (await unseal(key, shelved)) as Visit | undefined
  if (visit === undefined) {
    const wrong = shelved.wrong + 1
    const waitsUntil = now() + pauseAfter(wrong)
    await putOnShelf({ ...shelved, edition: shelved.edition + 1, wrong, waitsUntil })
    return 'wrong'
  }
  hold({ visit, key, shelved })
  return 'open'
}

/** Lays a roster on the device, and keeps it open. */
export async function layDown(visit: Visit, passphrase: string): Promise<void> {
  const key = await keyOf(passphrase)
  const shelved = await sealed(visit, key, endOf(visit), 1)
  await putOnShelf(shelved)
  hold({ visit, key, shelved })
}

/**
 * Changes the roster: first where it lies, then on the screen, so that what is shown is kept. One change after the other.
 *
 * @throws {WrittenElsewhere} where another window changed it; it is closed then
 */
export function changeVisit(change: (visit: Visit) => Visit): Promise<void> {
  const next = writing.then(() => written(change))
  writing = next.catch(() => undefined)
  return next
}

async function written(change: (visit: Visit) => Visit): Promise<void> {
  if (opened === undefined) return
  const { key, shelved: before } = opened
  const visit = change(opened.visit)
  const shelved = await sealed(visit, key, before.endsAt, before.edition + 1)
  try {
    await putOnShelf(shelved)
  } catch (error) {
    if (error instanceof WrittenElsewhere) closeVisit()
    throw error
  }
  hold({ visit, key, shelved })
}

/** Forgets the plain text and the key. What lies on the device stays. */
export function closeVisit(): void {
  hold(undefined)
}

/** Takes the roster off the device. */
export async function endVisit(): Promise<void> {
  await writing
  await clearShelf()
}

async function sealed(visit: Visit, key: VisitKey, endsAt: number, edition: number): Promise<Shelved> {
  return {
    ...(await seal(key, endsAt, visit)),
    edition,
    unsent: unsent(visit).length,
    wrong: 0,
    waitsUntil: 0,
  }
}
