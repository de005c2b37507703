/**
 * A bounded cache of promises whose entries end after a fixed time. Two callers that ask at once share one load;
 * a load that failed is forgotten.
 */
export type ExpiringCache<T> = {
  get(key: string, load: () => Promise<T>): Promise<T>
  /** The kept value of a key, without loading it. */
  peek(key: string): Promise<T> | undefined
  keep(key: string, value: T): void
  forget(key: string): void
}

export function expiringCache<T>(options: {
  readonly most: number
  readonly lifetimeMs: number
  readonly now?: () => number
}): ExpiringCache<T> {
  const now = options.now ?? Date.now
  const entries = new Map<string, { value: Promise<T>; until: number }>()

  function remember(key: string, value: Promise<T>) {
    if (entries.size >= options.most) {
      const oldest = entries.keys().next()
      if (!oldest.done) entries.delete(oldest.value)
    }
    const entry = { value, until: now() + options.lifetimeMs }
    entries.set(key, entry)
    value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key)
    })
  }

  function peek(key: string) {
    const known = entries.get(key)
    if (known !== undefined && known.until > now()) return known.value
    entries.delete(key)
    return undefined
  }

  return {
    peek,
    keep(key, value) {
      entries.delete(key)
      remember(key, Promise.resolve(value))
    },
    get(key, load) {
      const known = peek(key)
      if (known !== undefined) return known
      const value = load()
      remember(key, value)
      return value
    },
    forget(key) {
      entries.delete(key)
    },
  }
}
