import { afterAll } from 'vitest'
import { openBrowser, type TestBrowser } from './open-browser.ts'

/** A browser for a test file: closed after its last test. */
export async function testBrowser(origins: readonly string[]): Promise<TestBrowser> {
  const browser = await openBrowser(origins)
  afterAll(() => browser.close())
  return browser
}
