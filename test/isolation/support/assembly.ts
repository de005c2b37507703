import { fileURLToPath } from 'node:url'

/** Where the project stands. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What the synthesis wrote. */
export const assembly = `${root}cdk.out`
