/** A part of the sources that decides about people. */
export type Area = {
  readonly name: string
  /** Its sources, from the root; tests among them are left as they are. */
  readonly sources: string
  /** The tests that must notice what is changed in them. */
  readonly tests: string
}

/** Everything in which a change that no test notices could give somebody away, or count them wrongly. */
export const areas: readonly Area[] = [
  beside('vault', 'packages/vault'),
  {
    name: 'journal',
    sources: 'packages/domain/seals/**/*.ts',
    tests: 'test/seals/{tree,chain,check}.test.ts',
  },
  beside('consent', 'packages/domain/exchange/consent'),
  beside('disclosure', 'packages/domain/exchange/disclosure'),
  {
    name: 'transitions',
    sources: 'packages/domain/exchange/transitions/**/*.ts',
    // What is drawn at random there takes a minute, and so a day for all mutants.
    tests: 'packages/domain/exchange/transitions/!(invariants).test.ts',
  },
  beside('certificates', 'packages/domain/certificates'),
  beside('counting', 'packages/domain/indicators'),
]

/** An area whose tests stand beside its sources. */
function beside(name: string, folder: string): Area {
  return { name, sources: `${folder}/**/*.ts`, tests: `${folder}/**/*.test.ts` }
}
