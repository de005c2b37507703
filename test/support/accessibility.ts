import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What of the page a person who reads otherwise than by sight, or works without a mouse, cannot use: the rules of WCAG 2.2
 * A and AA that a machine can look at, each with the first element that breaks it. Only what is serious or worse counts.
 */
export async function obstaclesOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(findObstacles)
}

/**
 * Runs in the page; it is text, for nothing here knows what a page knows. Axe measures how text stands out and not how
 * a field does (WCAG 2.2, 1.4.11), so each field is measured here: its edge or its ground against what it lies on.
 */
const findObstacles = `(async () => {
  const { violations } = await axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const groundUnder = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const [red, green, blue, alpha = 1] = numbers(getComputedStyle(at).backgroundColor)
      if (alpha === 1) return [red, green, blue]
    }
    return [255, 255, 255]
  }
  const brightness = (colour) => {
    const [red, green, blue] = colour.map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
  }
  const standsOut = (one, other) => {
    const [dark, light] = [brightness(one), brightness(other)].sort((a, b) => a - b)
    return light / dark >= 3
  }
  // The edge of a field that has none of its own is that of the box which it fills, as where a button lies in it.
  const drawnBy = (field) => {
    const box = field.parentElement
    const fills = box.getBoundingClientRect().height - field.getBoundingClientRect().height <= 4
    return fills && parseFloat(getComputedStyle(field).borderTopWidth) === 0 ? box : field
  }
  const isFaint = (field) => {
    // A browser draws its own boxes and dots, and its style sheet does not say how.
    if (getComputedStyle(field).appearance !== 'none' && ['checkbox', 'radio'].includes(field.type)) return false
    const drawn = drawnBy(field)
    const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(drawn)
    const around = groundUnder(drawn.parentElement)
    const edge = parseFloat(borderTopWidth) > 0 && numbers(borderTopColor)
    const ground = numbers(backgroundColor)
    return !(edge && standsOut(edge, around)) && !(ground[3] !== 0 && standsOut(ground, around))
  }
  const faint = [...document.querySelectorAll('input, select, textarea')].filter(
    (field) =>
      !field.disabled && field.offsetWidth > 1 && field.checkVisibility({ opacityProperty: true }) && isFaint(field),
  )
  return [
    ...violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes[0].html),
    ...faint.slice(0, 1).map((field) => 'faint field: ' + field.outerHTML),
  ]
})()`
