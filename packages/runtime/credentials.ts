/**
 * Where a bundled AWS client finds the credentials of its function's own role: in the environment, into which Lambda
 * puts them, and nowhere else. Bundles get this module in place of the SDK's chain of providers, under the chain's name
 * (decisions/0001).
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'
