import { createHash } from 'node:crypto'

/** Text that may stand in a page as it is. Only `html` makes it, and `html` escapes all that is not of it. */
export type Html = { readonly html: string }

type Part = Html | string | number | readonly Part[] | undefined

/** Puts a page together: what stands in the template is markup, what is put into it is text, unless it is `Html` itself. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: template.reduce((text, markup, n) => text + written(parts[n - 1]) + markup) }
}

/** What a page's `Content-Security-Policy` says: its own style and nothing else; no script, no image, no frame, no form. */
export function pagePolicy(style: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What stands between others: `joined([a, b], html`, `)`. */
export function joined(parts: readonly Html[], between: Html): Html {
  return { html: parts.map((part) => part.html).join(between.html) }
}

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
  if (typeof part === 'number') return String(part)
  if (isList(part)) return part.map(written).join('')
  return part.html
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part)
}
