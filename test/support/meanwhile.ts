import type { LocalCloud } from '@passerelle/local-cloud'
import { expect } from 'vitest'
import { isMembers } from './interference.ts'

/** Does something, and lets something else happen once it has read all that it decides by: in front of its first transaction. */
export async function meanwhile<Result>(
  cloud: LocalCloud,
  act: () => Promise<Result>,
  other: () => Promise<unknown>,
): Promise<Result> {
  let happened: Promise<unknown> | undefined
  cloud.interfere(async (call) => {
    if (call.operation !== 'TransactWriteItems' || !isMembers(call) || happened !== undefined)
      return undefined
    happened = other()
    await happened
    return undefined
  })
  try {
    return await act()
  } finally {
    cloud.interfere(undefined)
    expect(happened, 'nothing was written, so nothing happened meanwhile').toBeDefined()
  }
}
