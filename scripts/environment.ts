import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '@passerelle/local-cloud'
import { localFolder } from './folders.ts'

/** Somebody whom the demonstration signed up. The data is made up, and so the password may be told. */
export type DemoMember = {
  readonly email: string
  readonly password: string
  /** The tenant's id; absent for the platform's operator. */
  readonly tenant?: string
  readonly slug: string
  readonly roles: readonly string[]
}

/** The facts that other programs need to use the stack that runs here. */
export type Environment = {
  readonly api: string
  /** Where the console answers, under one origin with the API. */
  readonly console: string
  /** The page of letters; JSON for `Accept: application/json`. */
  readonly outbox: string
  readonly cognito: LocalCloud['cognito']
  readonly members: readonly DemoMember[]
}

const file = join(localFolder, 'environment.json')

export function writeEnvironment(cloud: LocalCloud, outbox: string, members: readonly DemoMember[]): void {
  const { api, console, cognito } = cloud
  const environment: Environment = { api, console, outbox, cognito, members }
  // In one step, so that nobody reads half of it.
  writeFileSync(`${file}.new`, `${JSON.stringify(environment, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * The file of the stack that runs here, or undefined where none does. One that was killed may have left its own behind.
 */
export function readEnvironment(): Environment | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Environment // written by `writeEnvironment`
  } catch {
    return undefined
  }
}

/**
 * Takes back what this stack wrote: its addresses lead nowhere any more. Addresses that another one wrote since then
 * stay.
 */
export function removeEnvironment(cloud: LocalCloud): void {
  if (readEnvironment()?.api === cloud.api) rmSync(file, { force: true })
}
