import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Mail } from '@passerelle/local-cloud'
import { language, say } from './say.ts'

/** The page on which the letters of a stack that runs here can be read: nobody sends them anywhere. */
export type Outbox = { readonly url: string; close(): Promise<void> }

/** Letters stand in frames without rights, and the page itself runs nothing and loads nothing. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Serves the letters to this machine alone, as a page and, to who asks for it, as JSON. */
export async function openOutbox(mails: () => readonly Mail[]): Promise<Outbox> {
  const server = createServer((request, response) => answer(request, response, mails()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/outbox`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(request: IncomingMessage, response: ServerResponse, mails: readonly Mail[]): void {
  // A name that somebody else owns and points here must not read what stands here.
  const isHere = /^(?:127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '')
  const { pathname } = new URL(request.url ?? '/', 'http://outbox')
  if (!isHere || pathname !== '/outbox') return void response.writeHead(404).end()
  const asJson = request.headers.accept?.includes('application/json') === true
  const latestFirst = mails.toReversed()
  response.writeHead(200, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy,
    'Content-Type': asJson ? 'application/json' : 'text/html; charset=utf-8',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(asJson ? JSON.stringify(latestFirst) : page(latestFirst))
}

function page(mails: readonly Mail[]): string {
  const title = escaped(say('outbox.title'))
  const letters = mails.length === 0 ? `<p>${escaped(say('outbox.empty'))}</p>` : mails.map(letter).join('\n')
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
${letters}
</html>`
}

function letter(mail: Mail): string {
  const content =
    'html' in mail
      ? `<iframe sandbox title="${escaped(mail.subject)}" srcdoc="${escaped(mail.html)}"></iframe>`
      : `<pre>${linked(escaped(mail.text))}</pre>`
  const to = escaped(say('outbox.to', { to: mail.to }))
  return `<article><h2>${escaped(mail.subject)}</h2><p>${to}</p>${content}</article>`
}

/** Addresses of this machine become links; others stay text. */
function linked(text: string): string {
  return text.replaceAll(
    /http:\/\/127\.0\.0\.1:\d+[\w/-]*/g,
    (address) => `<a href="${address}">${address}</a>`,
  )
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
  article { border: 1px solid #8886; border-radius: .5rem; padding: 0 1rem 1rem; margin: 1rem 0; }
  h2 { font-size: 1.1rem; } pre { white-space: pre-wrap; font: inherit; }
  iframe { border: 0; width: 100%; height: 14rem; background: #fff; }
  :root { color-scheme: light dark; }`
