import { describe, expect, it } from 'vitest'
import { style } from './style.ts'

/** The colours of one theme by their names. */
function theme(position: 1 | 2): ReadonlyMap<string, string> {
  const pairs = style.matchAll(/--(\w+): light-dark\((#\w{6}), (#\w{6})\)/g)
  return new Map([...pairs].map((pair) => [pair[1] ?? '', pair[1 + position] ?? '']))
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe.each([
  ['light', theme(1)],
  ['dark', theme(2)],
])('the colours in the %s', (_, colours) => {
  it.each(['ink', 'faint', 'link', 'mark'])('can be read on every ground: %s', (text) => {
    for (const ground of ['ground', 'raised'])
      expect(contrast(colours.get(text) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})
