import type { Resources } from '@passerelle/table'

/** The resources that the stack named in this function's environment. @throws when one is missing: at start, not later. */
export function resourcesOf(environment: NodeJS.ProcessEnv): Resources {
  return {
    mainTable: required(environment, 'TABLE_NAME'),
    keysTable: required(environment, 'KEYS_TABLE_NAME'),
    kmsKey: required(environment, 'KEY_ID'),
  }
}

export function required(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set`)
  return value
}

/**
 * Where anybody reaches the API, without a slash at its end: what is signed is checked there for as long as it counts.
 * The variable with which AWS's own services are pointed elsewhere counts for it too; the stack never sets that.
 */
export function publicHome(environment: NodeJS.ProcessEnv): string {
  const home = environment['AWS_ENDPOINT_URL_EXECUTE_API'] ?? required(environment, 'PUBLIC_URL')
  return home.replace(/\/$/, '')
}
