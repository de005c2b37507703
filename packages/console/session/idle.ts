/** A desk that somebody left: after a quarter of an hour the curtain falls, an hour later they are signed out. */
export const idleLimits = { lockMs: 15 * 60_000, leaveMs: 75 * 60_000 } as const

/** What follows from so long without a sign of life. */
export function idleStep(idleMs: number): 'stay' | 'lock' | 'leave' {
  if (idleMs >= idleLimits.leaveMs) return 'leave'
  return idleMs >= idleLimits.lockMs ? 'lock' : 'stay'
}

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Watches whether somebody is there. A timer alone would sleep with the machine, so the time is read from the clock,
 * also in the moment in which the page is seen again.
 */
export function watchIdle(act: (step: 'lock' | 'leave') => void): () => void {
  let last = Date.now()
  const look = () => {
    const step = idleStep(Date.now() - last)
    if (step !== 'stay') act(step)
  }
  const seen = () => {
    look()
    last = Date.now()
  }
  const timer = setInterval(look, 15_000)
  for (const sign of signs) addEventListener(sign, seen, { passive: true })
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    for (const sign of signs) removeEventListener(sign, seen)
    document.removeEventListener('visibilitychange', look)
  }
}
