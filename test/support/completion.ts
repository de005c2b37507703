import type { TestCloud } from './cloud.ts'

/** What a run of the completion of erasures says. */
export type Completion = {
  readonly keyless: number
  readonly removed: number
  readonly rows: number
  readonly underWay: number
  readonly left: number
  readonly failed: number
}

/** Completes erasures as somebody does by hand; without a number it only counts. */
export async function complete({ cloud }: Pick<TestCloud, 'cloud'>, atMost?: number): Promise<Completion> {
  const outcome = await cloud.invoke('complete-erasures', atMost === undefined ? {} : { atMost })
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  return JSON.parse(outcome.payload) as Completion // what the function answers
}
