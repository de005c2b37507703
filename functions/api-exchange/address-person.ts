import type { PersonMessage, PersonMessageQuery } from '@passerelle/contract/exchange'
import type { Channel, PersonName } from '@passerelle/domain/casework'
import { type AppointmentId, contactTerms, type Owner } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import type { Meeting } from '@passerelle/messages/when'
import { appointmentIn, appointmentsIn, documentsIn, type FoundReferral } from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'
import { textFor } from './person-texts.ts'
import { readableTiers } from './read-package.ts'
import { recordReading } from './record-reading.ts'

/** The channels of the person that one side knows. */
type Reachable = {
  readonly channels: readonly Channel[]
  readonly names: readonly PersonName[]
  readonly languages: readonly string[]
}

/**
 * A text to the person for one of their channels, ready to be sent, within the safety rule of that channel. The sender
 * writes by its own case, the receiver by what of the package tells it whom it is to meet. The intent to
 * contact the person is written down.
 *
 * @throws {Refused} `contact_refused`, `package_closed`
 */
export async function addressPerson(
  context: ExchangeContext,
  id: ReferralId,
  { template, channel: position, language, appointmentId }: PersonMessageQuery,
): Promise<PersonMessage> {
  const found = await context.referrals.find(id, {
    tiers: ['T0', 'T2'],
    with: ['appointments', 'sentCase'],
  })
  const { channels, names, languages }: Reachable =
    found.side === 'sender' ? (found.sentCase ?? refuse({ code: 'not_found' })) : inPackage(found)
  const channel = channels[position]
  if (channel === undefined) {
    return refuse({ code: 'invalid', errors: [{ path: ['query', 'channel'], code: 'unknown_channel' }] })
  }
  const terms = contactTerms(channel, context.clock.now().toISOString())
  const { from, to } = found.corridor?.parties ?? {}
  const primary = names.find((name) => name.primary && name.kind !== 'pseudonym')
  const text = textFor(template, terms, {
    languages: [language, channel.language, ...languages].filter((tag) => tag !== undefined),
    name: primary?.given,
    organisation: ownName(found.side, from?.name, to?.name),
    appointment: appointmentId && meetingIn(found, appointmentId),
    names: [...names.flatMap(({ given, family }) => [given, family ?? '']), from?.name ?? '', to?.name ?? ''],
  })
  await recordReading(context, found, ['T2'], {
    fields: ['channels', 'names'],
    purpose: 'contact',
  })
  return { template, channel: { position, kind: channel.kind }, ...text, rules: [...text.rules] }
}

function inPackage(found: FoundReferral): Reachable {
  const { referral } = found
  const { T0, T2 } = documentsIn(found, readableTiers(found))
  if (T2 === undefined) return refuse({ code: 'package_closed', state: referral.state })
  return {
    channels: T2.person?.channels ?? [],
    names: T2.participant?.names ?? [],
    languages: T0?.participant?.languages ?? [],
  }
}

/** When and where an appointment is that is agreed: by the clock there. @throws {Refused} `not_possible`, `not_found` */
function meetingIn(found: FoundReferral<'appointments'>, id: AppointmentId): Meeting {
  const { agreed, state, country, timeZone } = appointmentIn(appointmentsIn(found), id)
  if (agreed === undefined || state !== 'agreed')
    return refuse({ code: 'not_possible', what: 'not_agreed_yet' })
  return { at: agreed.start, country, timeZone }
}

function ownName(side: Owner, from: string | undefined, to: string | undefined): string | undefined {
  return side === 'sender' ? from : to
}
