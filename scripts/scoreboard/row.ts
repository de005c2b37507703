/** One test of the suite: its file, and its name as the file writes it. */
export type Proof = { readonly file: string; readonly test: string }

/** What is not measured yet, and what is missing. */
export type Open = { readonly open: string }

/** A figure by which the platform is judged. */
export type Figure = {
  /** For example `S1`. */
  readonly id: string
  readonly what: string
  readonly target: string
} & (
  | Open
  | {
      readonly madeBy: Proof
      /** Which of the lines that the file prints holds the figure; without, it is the number of its tests that passed. */
      readonly line?: RegExp
      /** The planted fault that turns it red, and the test that finds it. */
      readonly turnsRed: Proof
      /** Where only AWS shows it: how it will be seen there. */
      readonly onAws?: string
    }
)

/** A check of the security standard, with the rows of OWASP ASVS 5.0.0 that it is about. */
export type Check = {
  readonly number: number
  readonly what: string
  readonly rows: readonly string[]
} & (Open | { readonly notApplicable: string } | { readonly shownBy: readonly [Proof, ...Proof[]] })
