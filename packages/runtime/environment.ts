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
