import {
  centreLineOf,
  type OfferLine,
  offerLineOf,
  type PublicCentre,
  type PublicOffer,
} from '@passerelle/domain/offers'
import { clearEntity, clearPartOf, readClear } from '../engine/entity.ts'
import { isSameKey, type Key } from '../engine/keys/key.ts'
import { type OfferList, publicOfferKeys } from '../engine/keys/offers.ts'
import type { Item, Row } from '../engine/row.ts'
import { absent, at, contended, remove, set, type Write } from '../engine/write.ts'

/** The rows of what anybody sees, and what it takes to put one in the place of another. */

type Shown = { readonly version: number }

export function readPublicOffer(item: Item): PublicOffer {
  return readClear('PublicOffer', item)
}

export function readPublicCentre(item: Item): PublicCentre {
  return readClear('PublicCentre', item)
}

export function readOfferLine(item: Item): OfferLine {
  return readClear('OfferLine', item)
}

/** Puts an offer in the place of what is shown of it, in all lists at once; `contended` where that has changed meanwhile. */
export function offerWrites(
  before: PublicOffer | undefined,
  after: PublicOffer | undefined,
): readonly Write[] {
  const key = publicOfferKeys.offer(idOf(before, after))
  const row = after && { key, ...clearEntity('PublicOffer', after) }
  return [inPlaceOf(before, row, key), ...linesInPlaceOf(before && linesOf(before), after && linesOf(after))]
}

/** The same for a centre, and its line among all of them. */
export function centreWrites(
  before: PublicCentre | undefined,
  after: PublicCentre | undefined,
): readonly Write[] {
  const key = publicOfferKeys.centre(idOf(before, after))
  const row = after && { key, ...clearEntity('PublicCentre', after) }
  return [
    inPlaceOf(before, row, key),
    ...linesInPlaceOf(before && centreLines(before), after && centreLines(after)),
  ]
}

function idOf<Thing extends { readonly id: unknown }>(
  before: Thing | undefined,
  after: Thing | undefined,
): Thing['id'] {
  const thing = before ?? after
  if (thing === undefined) throw new TypeError('nothing is put in the place of nothing')
  return thing.id
}

function inPlaceOf(before: Shown | undefined, row: Row | undefined, key: Key): Write {
  const when = before === undefined ? absent : at(before.version)
  return { ...(row === undefined ? remove(key) : set(row)), when, otherwise: contended }
}

function linesInPlaceOf(before: readonly Row[] = [], after: readonly Row[] = []): readonly Write[] {
  const gone = before.filter(({ key }) => !after.some((row) => isSameKey(row.key, key)))
  return [...after.map(set), ...gone.map(({ key }) => remove(key))]
}

function linesOf(offer: PublicOffer): readonly Row[] {
  const line = offerLineOf(offer)
  const { id, country, words, version } = line
  const clear = clearPartOf('OfferLine', line)
  const keys = [
    ...listsOf(line).map((list) => publicOfferKeys.inList(list, id)),
    ...words.map((word) => publicOfferKeys.byWord(country, word, id)),
  ]
  return keys.map((key) => ({ key, entity: 'OfferLine', version, clear }))
}

/** Every list in which an offer is looked for: by kind and language, by one of them, by none. */
function listsOf({ country, kind, languages }: OfferLine): readonly OfferList[] {
  return [{ country }, { country, kind }].flatMap((list) => [
    list,
    ...languages.map((language) => ({ ...list, language })),
  ])
}

function centreLines(centre: PublicCentre): readonly Row[] {
  const line = centreLineOf(centre)
  const key = publicOfferKeys.inCentres(line.country, line.id)
  return [{ key, ...clearEntity('CentreLine', line) }]
}
