import type { LocalCloud } from '@passerelle/local-cloud'
import { type Call, crash, isMembers } from '../support/interference.ts'

/** Cuts the line of members at one of the calls that an act makes. */
export function cutting(cloud: LocalCloud) {
  return {
    async callsOf(act: () => Promise<unknown>): Promise<number> {
      let calls = 0
      cloud.interfere((call) => {
        if (isTheirs(call)) calls += 1
        return undefined
      })
      await act()
      cloud.interfere(undefined)
      return calls
    },

    /** Does something and loses the line at one of its calls. */
    async cutOff(at: number, when: 'before' | 'after', act: () => Promise<unknown>): Promise<void> {
      const cut = crash(at, when)
      cloud.interfere((call) => (isTheirs(call) ? cut(call) : undefined))
      await act().catch(() => undefined)
      cloud.interfere(undefined)
    },
  }
}

function isTheirs(call: Call): boolean {
  return isMembers(call) && call.service !== 'sts'
}
