import type { InstrumentView } from '@passerelle/contract/follow-up'
import { reintTopics, scales } from '@passerelle/domain/follow-up'
import { directionOf, type Language } from '@passerelle/messages'
import { type InstrumentKey, instrument } from '@passerelle/messages/instrument'

/** The questions in one language. */
export function readInstrument(language: Language): InstrumentView {
  const { key, version, items } = reintTopics
  return {
    key,
    version,
    lang: language,
    dir: directionOf(language),
    items: items.map((item) => ({
      key: item.key,
      dimension: item.dimension,
      topic: item.topic,
      text: instrument.say(language, `item.${item.key}`),
      answers: Array.from({ length: scales[item.scale] }, (_, answer) =>
        // Each scale has a text for as many answers as it counts; a test of the catalogue holds it.
        instrument.say(language, `answer.${item.scale}.${answer}` as InstrumentKey),
      ),
      weight: item.weight,
      reverse: item.reverse ?? false,
      ...(item.condition && { condition: { item: item.condition.item, among: [...item.condition.among] } }),
      baseline: item.baseline ?? false,
    })),
  }
}
