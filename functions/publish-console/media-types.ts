import { extname } from 'node:path'

/** Browsers are told never to guess, so each kind of file of the console has its type here. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** @throws {Error} for a kind of file that nobody has thought of: without a type it would not load */
export function mediaTypeOf(file: string): string {
  const type = mediaTypes[extname(file)]
  if (type === undefined) throw new Error(`there is no media type for ${file}`)
  return type
}
