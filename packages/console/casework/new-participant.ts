import type { CallOptions } from '@passerelle/client'
import { typedNumber } from '@passerelle/messages/typed'

export type NewParticipant = CallOptions<'takeInParticipant'>['body']

/** What is typed, in the shape of the body that is sent. */
export type Entry = {
  names: [{ given: string; family: string }]
  kind: string
  birth: { year: string }
  cameFrom: string
  languages: string[]
  returnCountry: string
  returnDistrict: string
  programmeId: string
  plannedDeparture: { date: string; certainty: string }
  channels: [
    {
      kind: string
      value: string
      safety: { shared: boolean; mayMentionGermany: boolean; codeWord?: string | undefined }
    },
  ]
}

export const emptyEntry: Entry = {
  names: [{ given: '', family: '' }],
  kind: '',
  birth: { year: '' },
  cameFrom: '',
  languages: [],
  returnCountry: '',
  returnDistrict: '',
  programmeId: '',
  plannedDeparture: { date: '', certainty: 'planned' },
  // The careful assumption, until the person says otherwise.
  channels: [{ kind: 'phone', value: '', safety: { shared: false, mayMentionGermany: false } }],
}

/**
 * The body for what was typed. Only what is empty is left out; whether the rest is right, the API says at each field.
 */
export function toNewParticipant({
  names,
  birth,
  plannedDeparture,
  channels,
  ...rest
}: Partial<Entry>): NewParticipant {
  const [name] = names ?? []
  const channel = channels?.[0]
  const body = {
    languages: [],
    ...rest,
    names: [{ kind: 'official', primary: true, given: '', ...name }],
    ...(birth?.year && { birth: { year: typedNumber(birth.year) } }),
    ...(plannedDeparture?.date && { plannedDeparture }),
    ...(channel?.value && { channels: [channel] }),
  }
  return body as NewParticipant // what was typed may break a rule: the API refuses it by field
}
