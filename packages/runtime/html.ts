import { createHash } from 'node:crypto'
import { html as template } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export { raw } from 'hono/html'

/** Text that may stand in a page as it is. Only `html` and `raw` make it, and `html` escapes all that is not of it. */
export type Html = HtmlEscapedString

type Part = Html | string | number | readonly Part[] | undefined

/** Puts a page together: what stands in the template is markup, what is put into it is text, unless it is `Html` itself. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return template(markup, ...parts) as Html // a promise comes out only where one was put in, and no part is one
}

/** Parts with something between them: `joined([a, b], html`, `)`. */
export function joined(parts: readonly Html[], between: Html): Html {
  return html`${parts.flatMap((part, n) => (n === 0 ? [part] : [between, part]))}`
}

/** The `Content-Security-Policy` of a page: its own style and nothing else; no script, no image, no frame, no form. */
export function pagePolicy(style: string): string {
  return policyOf([`style-src ${hashOf(style)}`])
}

/**
 * A policy that allows what its directives name, and of all else nothing.
 *
 * @param formsTo where a form of the page may lead
 */
export function policyOf(directives: readonly string[], formsTo = "'none'"): string {
  return [
    "default-src 'none'",
    ...directives,
    "base-uri 'none'",
    `form-action ${formsTo}`,
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The name of a style or a script of the page in its policy. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
