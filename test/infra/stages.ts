import { synthesise } from './synthesis.ts'

/** The settings that a deployment of prod needs. */
export const letters = { senderAddress: 'letters@bridge.org', homeUrl: 'https://bridge.org' }

/** The output of the app for each stage. */
export const [dev, prod] = await Promise.all([
  synthesise({ stage: 'dev' }),
  synthesise({ stage: 'prod', ...letters }),
])
