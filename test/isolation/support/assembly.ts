import { fileURLToPath } from 'node:url'

/** Where the project stands. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The output of the synthesis. */
export const assembly = `${root}cdk.out`
