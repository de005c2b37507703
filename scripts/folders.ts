import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the project stands. */
export const root = fileURLToPath(new URL('../', import.meta.url))

/** The data of a run, in the folder it is started in; not part of the project. */
export const localFolder = join(process.cwd(), '.local')
