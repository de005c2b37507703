import { type Channel, channelKinds } from '../participant/channel.ts'
import type { Participant } from '../participant/participant.ts'
import type { Cells } from './columns.ts'

/**
 * Somebody as a row of a table, in codes, so that it can be read again in any language. A way to reach somebody never
 * stands without its rule: what a table cannot say (hours, a code word, not to be used at all) it leaves out with the
 * channel, and of rules that differ it says the more careful one.
 */
export function cellsOf(participant: Participant): Cells {
  const { names, birth, plannedDeparture, languages, ...rest } = participant
  const name = names.find(({ primary }) => primary)
  const channels = tellable(participant.channels)
  return filled({
    given: name?.given,
    family: name?.family,
    kind: rest.kind,
    birth: birth?.date ?? birth?.year?.toString(),
    gender: rest.gender,
    languages: languages.join(', '),
    cameFrom: rest.cameFrom,
    returnCountry: rest.returnCountry,
    returnDistrict: rest.returnDistrict,
    stage: rest.stage,
    departure: plannedDeparture?.date ?? plannedDeparture?.window?.from,
    departureUntil: plannedDeparture?.window?.to,
    certainty: plannedDeparture?.certainty,
    ...Object.fromEntries(channels.map(({ kind, value }) => [kind, value])),
    ...(channels.length > 0 && {
      shared: yesOrNo(channels.some(({ safety }) => safety.shared)),
      mayMentionGermany: yesOrNo(channels.every(({ safety }) => safety.mayMentionGermany)),
    }),
    programmeId: rest.programmeId,
    coachId: rest.coachId,
  })
}

/** Of each kind the first channel whose rules a table can say. */
function tellable(channels: readonly Channel[]): readonly Channel[] {
  return channelKinds.flatMap((kind) => {
    const found = channels.find(({ safety, ...channel }) => {
      const { hours, codeWord, doNotContact } = safety
      return channel.kind === kind && !hours && codeWord === undefined && doNotContact !== true
    })
    return found ? [found] : []
  })
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no'
}

function filled(cells: Readonly<Record<string, string | undefined>>): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined && cell !== ''))
}
