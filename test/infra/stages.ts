import { synthesise } from './synthesis.ts'

/** The settings that a deployment of prod needs. */
export const addresses = {
  senderAddress: 'letters@bridge.org',
  homeUrl: 'https://bridge.org',
  certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
}

/** The output of the app for each stage. */
export const [dev, prod] = await Promise.all([
  synthesise({ stage: 'dev' }),
  synthesise({ stage: 'prod', ...addresses }),
])
