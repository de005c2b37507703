import { fileURLToPath } from 'node:url'

/** Where the project stands. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))
