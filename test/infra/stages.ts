import { synthesise } from './synthesis.ts'

/** What a deployment of prod has to be told. */
export const letters = { senderAddress: 'letters@bridge.org', homeUrl: 'https://bridge.org' }

/** The output of the app for each stage. */
export const [dev, prod] = await Promise.all([
  synthesise({ stage: 'dev' }),
  synthesise({ stage: 'prod', ...letters }),
])
