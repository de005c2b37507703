import { setTimeout as pause } from 'node:timers/promises'
import { Refused } from '@passerelle/domain/kernel'

const tries = 6

/**
 * Does something anew that somebody else's write got in the way of: a few times, with growing, random pauses. For what
 * reads what it depends on by itself.
 *
 * @throws {Refused} `contended` when the others keep coming
 */
export async function retryWhileContended<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act()
    } catch (error) {
      const isContended = error instanceof Refused && error.refusal.code === 'contended'
      if (!isContended || attempt === tries) throw error
      await pause(2 ** attempt * 5 * Math.random())
    }
  }
}
