import { join } from 'node:path'
import type { SampleStacks } from '../assembly.ts'
import { api } from './api.ts'
import { consoleStack } from './console.ts'
import { data } from './data.ts'
import { flows } from './flows.ts'
import { identity } from './identity.ts'

/** The folders of the sample functions' sources, by logical id. */
export const sources = {
  Authorizer: source('authorizer'),
  Notes: source('notes'),
  Listener: source('listener'),
  Ticker: source('ticker'),
  Publisher: source('publisher'),
}

function source(name: string): string {
  return join(import.meta.dirname, 'bundles', name)
}

/** Stacks that refer to each other: tables and key, identity pool, an API of notes kept per tenant, who listens, and pages. */
export const sampleStacks: SampleStacks = { data, identity, api, console: consoleStack, flows }
