import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Files } from '@passerelle/runtime/files'
import * as z from 'zod'
import { mediaTypeOf } from './media-types.ts'

/** The facts of the stack that the console loads before it knows anybody; whoever opens it may read them. */
const configSchema = z.strictObject({
  region: z.string(),
  userPoolId: z.string(),
  clientId: z.string(),
  identityEndpoint: z.url(),
  tokenUrl: z.url(),
})

const orderSchema = z.strictObject({
  /** A digest of the build: a deployment asks again only where it changed. */
  build: z.string(),
  config: configSchema,
})

/** The folder of the files whose names change with what is in them. */
const hashed = 'assets/'

const forAYear = 'public, max-age=31536000, immutable'
const never = 'no-store'

/** How many files are on their way at once. */
const width = 8

/**
 * Puts a build of the console into its bucket: first the files with a digest in their names, which browsers keep for a
 * year, then the pages that name them, which nobody stores. Files of earlier builds stay, so a console that is open
 * during a deployment still finds its parts.
 */
export function publishConsole(context: {
  readonly files: Files
  /** Where the build stands. */
  readonly folder: string
}): (order: unknown) => Promise<void> {
  const { files, folder } = context

  async function put(key: string): Promise<void> {
    await files.put({
      key,
      body: await readFile(join(folder, key)),
      contentType: mediaTypeOf(key),
      cacheControl: key.startsWith(hashed) ? forAYear : never,
    })
  }

  return async (order) => {
    const { config } = orderSchema.parse(order)
    const keys = keysIn(folder)
    await each(
      keys.filter((key) => key.startsWith(hashed)),
      put,
    )
    await files.put({
      key: 'config.json',
      body: Buffer.from(JSON.stringify(config)),
      contentType: mediaTypeOf('config.json'),
      cacheControl: never,
    })
    await each(
      keys.filter((key) => !key.startsWith(hashed)),
      put,
    )
  }
}

function keysIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

async function each(keys: readonly string[], act: (key: string) => Promise<void>): Promise<void> {
  for (let from = 0; from < keys.length; from += width)
    await Promise.all(keys.slice(from, from + width).map(act))
}
