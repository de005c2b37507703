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

/** Runs in the page; it is text, for nothing here knows what a page knows. */
const findObstacles = `
  axe
    .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes[0].html))`
