import { join } from 'node:path'
import type { SampleStacks } from '../assembly.ts'
import { api } from './api.ts'
import { data } from './data.ts'
import { flows } from './flows.ts'
import { identity } from './identity.ts'

const bundle = (name: string) => join(import.meta.dirname, 'bundles', name)

/** Bundles of the sample functions, run from their sources. */
export const bundles = {
  Authorizer: bundle('authorizer'),
  Notes: bundle('notes'),
  Listener: bundle('listener'),
  Ticker: bundle('ticker'),
}

/** Stacks that refer to each other: tables and key, identity pool, an API of notes kept per tenant, and who listens. */
export const sampleStacks: SampleStacks = { data, identity, api, flows }
