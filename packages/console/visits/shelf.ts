import { createStore, del, get, update } from 'idb-keyval'
import { noLongerReady } from '../offline/ready.ts'

/**
 * The roster that was taken along as it lies on the device: sealed, and beside that nothing that says of whom or of what
 * it is. Where it is opened, `seal.ts`.
 */
export type Shelved = {
  readonly format: 1
  /** Grows by one with every writing, so that a second window never writes over what it has not seen. */
  readonly edition: number
  /** When it ends by itself, in milliseconds since 1970. */
  readonly endsAt: number
  /** How many entries were not sent yet. */
  readonly unsent: number
  readonly salt: Uint8Array<ArrayBuffer>
  readonly rounds: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: Uint8Array<ArrayBuffer>
  /** Passphrases that did not open it, and until when the next try waits. */
  readonly wrong: number
  readonly waitsUntil: number
}

/** A second window wrote meanwhile, or took it away. */
export class WrittenElsewhere extends Error {
  override readonly name = 'WrittenElsewhere'
}

const key = 'roster'
const store = () => createStore('passerelle-visit', 'taken-along')
let opened: ReturnType<typeof store> | undefined
const shelf = () => {
  opened ??= store()
  return opened
}

/** What lies there; of one that has ended nothing, and it is gone. */
export async function lookOnShelf(now: number = Date.now()): Promise<Shelved | undefined> {
  const found = await get<Shelved>(key, shelf())
  if (found === undefined || now < found.endsAt) return found
  await clearShelf()
  return undefined
}

/**
 * Writes the next edition, if nobody else wrote one.
 *
 * @throws {WrittenElsewhere}
 */
export async function putOnShelf(next: Shelved): Promise<void> {
  let isNext = true
  await update<Shelved | undefined>(
    key,
    (there) => {
      isNext = (there?.edition ?? 0) + 1 === next.edition
      return isNext ? next : there
    },
    shelf(),
  )
  if (!isNext) throw new WrittenElsewhere()
  tell(true)
}

/** Takes away what lies there, and with it what opened the console without a network. */
export async function clearShelf(): Promise<void> {
  await del(key, shelf())
  tell(false)
  await noLongerReady()
}

type Listener = (isThere: boolean) => void
const listeners = new Set<Listener>()

/** Tells whenever something was put there or taken away in this window. */
export function watchShelf(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function tell(isThere: boolean): void {
  for (const listener of listeners) listener(isThere)
}
