import { synthesise } from './synthesis.ts'

/** What the app writes for each stage. */
export const [dev, prod] = await Promise.all([synthesise('dev'), synthesise('prod')])
