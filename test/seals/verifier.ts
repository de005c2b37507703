import type { JournalSeal, SealedLine, SealStatement } from '@passerelle/domain/seals'

/** What an auditor has in hand. */
export type Evidence = {
  readonly tenant: string
  readonly lines: readonly SealedLine[]
  readonly seals: readonly Pick<JournalSeal, 'number' | 'signed'>[]
  readonly keys: { readonly keys: readonly object[] }
  readonly locked?: readonly string[]
  readonly witnesses?: readonly object[]
  readonly last?: string
}

type Verifier = {
  verified(evidence: Evidence): {
    readonly faults: readonly string[]
    readonly lines: number
    readonly seals: number
    readonly open: number
  }
  opened(jws: string | undefined, jwks: { readonly keys: readonly object[] }): SealStatement | undefined
}

const script = new URL('../../scripts/verify-journal.mjs', import.meta.url).href

/** The script that needs nothing of ours, as a module. */
export const { verified, opened } = (await import(script)) as Verifier // plain JavaScript, with these functions
