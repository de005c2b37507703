import type { CommandName } from '@passerelle/domain/exchange'

/** Where a race begins. */
export type Start = 'awaiting_consent' | 'offered' | 'accepted' | 'departed'

type Contender = readonly [who: 'miriam' | 'lead' | 'awa' | 'chief', command: CommandName]

export type Meeting = { readonly at: Start; readonly contenders: readonly Contender[] }

const at = (start: Start, ...contenders: readonly Contender[]): Meeting => ({ at: start, contenders })

/**
 * The meetings, and where they happen: coach and coordinator of the sender, adviser and coordinator of the receiver.
 * Here somebody accepts while somebody else takes the offer, or the consent, back.
 */
export const takenBack = [
  at('offered', ['awa', 'accept'], ['miriam', 'withdraw']),
  at('offered', ['awa', 'accept'], ['miriam', 'revoke-consent']),
  at('offered', ['awa', 'accept'], ['chief', 'revoke-consent']),
  at('offered', ['awa', 'accept'], ['chief', 'accept'], ['miriam', 'revoke-consent']),
  at('offered', ['awa', 'accept'], ['chief', 'decline'], ['miriam', 'withdraw']),
]

/** Everybody else who may meet. */
export const otherwise = [
  at('awaiting_consent', ['miriam', 'give-consent'], ['lead', 'withdraw']),
  at('offered', ['awa', 'accept'], ['chief', 'accept']),
  at('offered', ['awa', 'accept'], ['chief', 'decline']),
  at('offered', ['chief', 'decline'], ['miriam', 'withdraw']),
  at('offered', ['miriam', 'withdraw'], ['lead', 'withdraw']),
  at('accepted', ['miriam', 'record-departure'], ['lead', 'withdraw'], ['awa', 'revoke-consent']),
  at(
    'departed',
    ['awa', 'confirm-first-contact'],
    ['miriam', 'withdraw'],
    ['chief', 'confirm-first-contact'],
  ),
  at('departed', ['awa', 'confirm-first-contact'], ['lead', 'revoke-consent']),
]

/** The state that a command leads to, and who is responsible then. */
export const outcomes: Readonly<
  Partial<Record<CommandName, { readonly state: string; readonly owner: string }>>
> = {
  'give-consent': { state: 'offered', owner: 'sender' },
  'record-departure': { state: 'departed', owner: 'sender' },
  accept: { state: 'accepted', owner: 'sender' },
  decline: { state: 'declined', owner: 'sender' },
  withdraw: { state: 'withdrawn', owner: 'sender' },
  'revoke-consent': { state: 'consent_revoked', owner: 'sender' },
  'confirm-first-contact': { state: 'active', owner: 'receiver' },
}

/** How many of the three tiers have their keys still, whoever holds them. A consent to two destroys the third. */
export const keysLeft: Readonly<Partial<Record<CommandName, number>>> = {
  'give-consent': 2,
  accept: 3,
  'record-departure': 3,
  'confirm-first-contact': 3,
}
