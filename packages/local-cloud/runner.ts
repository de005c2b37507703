/** Work that goes on as long as there is some: woken from outside, and looked after now and then. */
export type Runner = {
  /** Looks whether there is something to do; soon, if it is busy. */
  wake(): void
  /** Does everything that is there by now, and says how much it was. */
  drain(): Promise<number>
  close(): Promise<void>
}

/** How often to look for work that nobody has told of, in milliseconds. */
const idleInterval = 1_000

/**
 * Runs `work` again and again, never twice at a time.
 *
 * @param work does all that is there, ends early once `closing` says so, and says how much it did
 * @param failed is told where it could not
 */
export function openRunner(
  work: (closing: () => boolean) => Promise<number>,
  failed: (error: unknown) => void,
): Runner {
  let closed = false
  let running: Promise<number> | undefined
  let isCalled = false

  function start(): Promise<number> {
    running ??= work(() => closed)
      .catch((error: unknown) => {
        if (!closed) failed(error)
        return 0
      })
      .finally(() => {
        running = undefined
        if (!isCalled || closed) return
        isCalled = false
        void start()
      })
    return running
  }

  function wake(): void {
    if (closed) return
    if (running === undefined) void start()
    else isCalled = true
  }
  const timer = setInterval(wake, idleInterval)
  timer.unref()
  wake()
  return {
    wake,
    async drain() {
      // A run under way may have looked its last before the latest came, so a second one follows it.
      const first = running === undefined ? 0 : await running
      return first + (await start())
    },
    async close() {
      closed = true
      clearInterval(timer)
      await running
    },
  }
}
