import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The thing that the next key goes to. */
export type Stop = {
  readonly name: string
  readonly tag: string
  /** What is wrong with how it is seen; nothing where the eye finds it. */
  readonly unseen: string | undefined
}

/** Somebody before a page who has a keyboard and nothing else. Every stop on the way is looked at. */
export type Keyboard = {
  /** Where the next key goes to; nowhere in particular is `undefined`. */
  stop(): Promise<Stop | undefined>
  /** Goes on by the tabulator, or back, to whatever bears this name. */
  to(name: string | RegExp, options?: { readonly back?: boolean }): Promise<void>
  type(text: string): Promise<void>
  press(key: string): Promise<void>
  /** Goes to a button or a link and presses it; what comes then has the focus. */
  follow(name: string | RegExp): Promise<void>
  /** Every stop of the page, once round. */
  round(): Promise<readonly Stop[]>
}

const longestWay = 200

export function keyboardOf(page: Page): Keyboard {
  const stop = () => page.evaluate<Stop | undefined>(look)
  const press = (key: string) => page.keyboard.press(key)

  async function next(key: 'Tab' | 'Shift+Tab'): Promise<Stop | undefined> {
    await press(key)
    const there = await stop()
    if (there?.unseen !== undefined)
      throw new Error(`${there.tag} “${there.name}” is not seen: ${there.unseen}`)
    return there
  }

  async function to(name: string | RegExp, { back = false } = {}): Promise<void> {
    const passed: string[] = []
    for (let steps = 0; steps < longestWay; steps += 1) {
      const there = await next(back ? 'Shift+Tab' : 'Tab')
      if (there !== undefined && (name instanceof RegExp ? name.test(there.name) : there.name === name))
        return
      passed.push(there?.name ?? '–')
    }
    throw new Error(`the tabulator does not lead to “${name}”, but to ${[...new Set(passed)].join(' | ')}`)
  }

  async function toTheEnd(): Promise<readonly Stop[]> {
    const stops: Stop[] = []
    for (let steps = 0; steps < longestWay; steps += 1) {
      const there = await next('Tab')
      if (there === undefined) return stops
      stops.push(there)
    }
    throw new Error(`no way out of ${[...new Set(stops.map(({ name }) => name))].join(' | ')}`)
  }

  return {
    stop,
    to,
    press,
    type: (text) => page.keyboard.type(text),
    async follow(name) {
      await to(name)
      await press('Enter')
      await expect
        .poll(async () => (await stop()) !== undefined, { message: `after “${name}”`, timeout: 60_000 })
        .toBe(true)
    },
    async round() {
      // From the end of the page the tabulator leads to its beginning.
      await toTheEnd()
      return toTheEnd()
    },
  }
}

/**
 * Runs in the page; it is text, for nothing here knows what a page knows. A box that is drawn by its neighbour is as small
 * as a point, so it is looked at together with its label; a ring is an outline, on it or on what stands for it.
 */
const look = `(() => {
  const at = document.activeElement
  if (at === null || at === document.body || at === document.documentElement) return undefined
  const labels = [...(at.labels ?? [])]
  const nameOf = () => {
    const by = at.getAttribute('aria-labelledby')
    if (by) return by.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    return at.getAttribute('aria-label') ?? labels[0]?.textContent ?? at.textContent
  }
  const name = (nameOf() ?? '').replace(/\\s+/g, ' ').trim()
  const shown = [at, at.nextElementSibling, at.parentElement, ...labels].filter(Boolean)
  const boxes = [at, ...labels].map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width > 1 && height > 1)
  const seen = boxes.filter((box) => {
    if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return false
    const [x, y] = [
      (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
      (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2,
    ]
    const top = document.elementFromPoint(x, y)
    return top !== null && shown.some((each) => each.contains(top) || top.contains(each))
  })
  const ring = shown.some((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  // A heading or a region takes the focus to be read out, and no key does anything with it.
  const isPassed = at.tabIndex < 0
  const unseen = seen.length === 0 ? 'outside of the window, or covered' : ring || isPassed ? undefined : 'no ring'
  return { name, tag: at.tagName.toLowerCase(), unseen }
})()`
