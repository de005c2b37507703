import type { Client } from '@passerelle/client'
import { type CommandName, commandNames, type Transition, transitions } from '@passerelle/domain/exchange'
import { memberId } from './casework.ts'
import { clockOf } from './clock.ts'
import type { Person, TestCloud } from './cloud.ts'
import { journey, type Kind, type SeenReferral, type TwoHouses } from './exchange.ts'
import { commandsOf } from './exchange-calls.ts'
import { isReachable } from './exchange-states.ts'

export const kinds: readonly Kind[] = ['handover', 'referral']
export const organisations = ['sender', 'receiver'] as const
export type Organisation = (typeof organisations)[number]

export function ofKind({ kinds: some }: Transition, kind: Kind): boolean {
  return some?.includes(kind) ?? true
}

/** Before there is an offer, a referral does not exist for who is to receive it. */
export function isKnownTo(side: Organisation, referral: SeenReferral): boolean {
  return side === 'sender' || referral.offeredAt !== undefined
}

/** The table of transitions, as two organisations and their people can walk it. */
export function edgesOf(stage: TestCloud, houses: TwoHouses) {
  const { miriam, jonas, lead, awa, chief } = houses
  const { letPass, sweep } = clockOf(stage)
  const way = journey(houses)
  const commands = commandsOf(houses)
  const people = {
    sender: { coach: miriam, coordinator: lead },
    receiver: { coach: awa, coordinator: chief },
  } as const

  /** The member of an organisation who may give a command of this row: the one with the least power. */
  function entitled({ by }: Transition, side: Organisation): Person | undefined {
    const roles = by.find((one) => one.side === side)?.roles
    if (roles === undefined) return undefined
    return roles.includes('coach') ? people[side].coach : people[side].coordinator
  }

  const edges = transitions.flatMap((row) =>
    kinds
      .filter((kind) => ofKind(row, kind))
      .flatMap((kind) =>
        row.from
          .filter((from) => isReachable(from, kind))
          .flatMap((from) =>
            organisations.flatMap((side) => {
              const person = entitled(row, side)
              return person && isCommand(row.command)
                ? [{ row, name: row.command, kind, from, side, person }]
                : []
            }),
          ),
      ),
  )

  return {
    people,
    /** Every command of people, from every state, for each kind and each organisation that may give it. */
    edges,

    /** Gives the command of a row, in the variant that the row is for. */
    give(row: Transition, name: CommandName, api: Client, referral: SeenReferral) {
      const at = way.at(referral)
      if (row.when === 'declined')
        return api.unacceptReferral({ ...at, body: { reason: 'no_capacity', to: 'declined' } })
      if (row.when === 'some_tiers')
        return api.revokeConsent({ ...at, body: { tiers: ['T1'], way: 'phone' } })
      if (name !== 'give-consent' && name !== 'renew-consent') return commands[name](api, referral)
      const call = {
        ...at,
        body: {
          tiers: ['T0' as const, 'T1' as const, 'T2' as const, 'T3' as const],
          packageVersion: referral.packageVersion,
          language: 'fr',
          witnessId: memberId(jonas),
        },
      }
      return name === 'give-consent' ? api.giveConsent(call) : api.renewConsent(call)
    },

    /** The events that must have happened for a guard of the row to hold. */
    async prepared(row: Transition, referral: SeenReferral): Promise<SeenReferral> {
      if (row.guards?.includes('consent_over') || row.guards?.includes('beyond_consent')) {
        await letPass(referral, 'consent_expiry')
        await sweep()
        return (await miriam.api.readReferral({ params: { referralId: referral.id } })).body
      }
      const mustAnswer = row.guards?.includes('receiver_must_answer') && referral.state !== 'consent_revoked'
      return mustAnswer ? (await commands['revoke-consent'](miriam.api, referral)).body : referral
    },
  }
}

function isCommand(name: string): name is CommandName {
  return commandNames.some((one) => one === name)
}
