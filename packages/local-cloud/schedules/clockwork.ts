import type { Asynchronous } from '../lambda/asynchronous.ts'
import type { Outcome } from '../lambda/environment.ts'
import { pick } from '../naming.ts'
import type { Schedule } from './schedule.ts'

/** Invokes what is due. */
export type Clockwork = {
  /**
   * Fires a schedule once, as if it were due at that instant.
   *
   * @param id logical id or name
   */
  fire(id: string, dueAt: Date): Promise<Outcome>
  close(): void
}

/** Node's timers hold at most this many milliseconds. */
const maxTimer = 2 ** 31 - 1

/** @param runs whether schedules fire by themselves; not where a test holds the clock */
export function openClockwork(
  schedules: readonly Schedule[],
  invoke: Asynchronous['invoke'],
  runs: boolean,
): Clockwork {
  const timers = new Map<Schedule, NodeJS.Timeout>()

  function arm(schedule: Schedule, after: Date): void {
    const due = schedule.next(after)
    if (due === undefined) return
    const wait = Math.max(0, due.getTime() - Date.now())
    const timer = setTimeout(
      () => {
        if (wait > maxTimer) return arm(schedule, after)
        void invoke(schedule.lambda, schedule.event(due))
        arm(schedule, due)
      },
      Math.min(wait, maxTimer),
    )
    timer.unref()
    timers.set(schedule, timer)
  }

  if (runs) for (const schedule of schedules) if (schedule.enabled) arm(schedule, new Date())
  return {
    async fire(id, dueAt) {
      const schedule = pick('schedule', schedules, id)
      return invoke(schedule.lambda, schedule.event(dueAt))
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
