import { synthesise } from './synthesis.ts'

/** The output of the app for each stage. */
export const [dev, prod] = await Promise.all([synthesise('dev'), synthesise('prod')])
