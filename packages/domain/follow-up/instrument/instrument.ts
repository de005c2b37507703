/** The three dimensions in which a reintegration is looked at (domain.md 4.2). */
export const dimensions = ['economic', 'social', 'psychosocial'] as const

export type Dimension = (typeof dimensions)[number]

/** What can be answered, by the number of answers; the last one says the most of what is asked. */
export const scales = { yes_no: 2, extent: 5, frequency: 5, certainty: 5 } as const

export type Scale = keyof typeof scales

/** One question. Its words stand in the messages, under its key. */
export type InstrumentItem<Key extends string = string> = {
  readonly key: Key
  readonly dimension: Dimension
  readonly topic: string
  readonly scale: Scale
  /** How much it counts within its dimension; 0 for one that only leads to others, or says what somebody wishes. */
  readonly weight: number
  /** The last answer says the worst. */
  readonly reverse?: true
  /** It is asked only of somebody who gave one of these answers to another question before. */
  readonly condition?: { readonly item: Key; readonly among: readonly number[] }
  /** It is asked before the departure as well, so that a difference can be told. */
  readonly baseline?: true
}

/** A set of questions in one edition. An edition that was asked once is never changed: another one gets another number. */
export type Instrument<Key extends string = string> = {
  readonly key: string
  readonly version: number
  readonly items: readonly InstrumentItem<Key>[]
}
