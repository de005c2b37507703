import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumHere } from './chromium.ts'

const patienceMs = 600_000

/** What a page did that it should not: what the content policy stopped, what failed, what was written to the log. */
export type Complaint = { readonly kind: 'policy' | 'error' | 'log' | 'request'; readonly text: string }

/** A person before a browser of their own: no cookie, no cache and no storage from before. */
export type Visitor = {
  readonly page: Page
  /** Everything that went wrong so far. */
  complaints(): readonly Complaint[]
  close(): Promise<void>
}

/** A browser that opens the pages of one origin. Requests to anywhere else are stopped, and complained of. */
export type TestBrowser = {
  visit(options?: BrowserContextOptions): Promise<Visitor>
  close(): Promise<void>
}

/**
 * @param origins where pages come from and what they may talk to: the console's address and the pool's
 */
export async function openBrowser(origins: readonly string[]): Promise<TestBrowser> {
  const { executable, env } = await chromiumHere()
  const browser: Browser = await chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
  return {
    async visit(options = {}) {
      const context = await browser.newContext(options)
      const complaints: Complaint[] = []
      const complain = (kind: Complaint['kind'], text: string) => void complaints.push({ kind, text })
      await context.route(
        (url) => !origins.some((origin) => url.href.startsWith(origin)) && /^https?:$/.test(url.protocol),
        (route) => {
          complain('request', `${route.request().method()} ${route.request().url()}`)
          return route.abort()
        },
      )
      await context.exposeBinding('complainOfPolicy', (_source, text: string) => complain('policy', text))
      await context.addInitScript({ content: reportPolicy })
      // For what hangs, and for nothing else.
      context.setDefaultTimeout(patienceMs)
      const page = await context.newPage()
      page.on('pageerror', (error) => complain('error', error.stack ?? error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complain('log', message.text())
      })
      return { page, complaints: () => [...complaints], close: () => context.close() }
    },
    close: () => browser.close(),
  }
}

/** Runs in the page, before anything of its own. It is text, for nothing here knows what a page knows. */
const reportPolicy = `
  document.addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI, sourceFile, lineNumber } = event
    complainOfPolicy(violatedDirective + ' stopped ' + blockedURI + ' at ' + sourceFile + ':' + lineNumber)
  })`
