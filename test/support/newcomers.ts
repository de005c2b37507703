import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@passerelle/client'
import type { SentAsk } from '@passerelle/contract'
import type { TestCloud } from './cloud.ts'

/** What somebody in Thiès says of themselves, in Wolof, by a telephone that others answer as well. */
export const anAsk = {
  name: 'Awa',
  channel: {
    kind: 'whatsapp',
    value: '+221 77 000 00 01',
    safety: { shared: true, mayMentionGermany: false, codeWord: 'mango' },
  },
  language: 'wo',
  country: 'SN',
  when: 'le soir',
  words: 'Je voudrais apprendre la couture.',
} as const satisfies Partial<SentAsk>

/** The same in full, to whoever is named. */
export function askOf(
  to: { readonly offerId: string } | { readonly organisationId: string },
  token: string,
  change: Readonly<Record<string, unknown>> = {},
): SentAsk {
  const agreement = { edition: 1, language: 'fr' }
  // What a test sends may break a rule on purpose.
  return { ...anAsk, ...to, token, agreement, ...change } as unknown as SentAsk
}

/** Forms that may be sent: opened, and kept open until they say that they may be. */
export async function openForms(visitor: Client, count: number): Promise<() => string> {
  const forms = await Promise.all(Array.from({ length: count }, () => visitor.openContactForm()))
  const last = Math.max(...forms.map(({ body }) => Date.parse(body.opensAt)))
  // A token says its second and no less, so it may be sent a second before its own clock says so.
  await pause(Math.max(0, last - Date.now()))
  const tokens = forms.map(({ body }) => body.token)
  return () => {
    const token = tokens.pop()
    if (token === undefined) throw new Error('no form is left')
    return token
  }
}

/** A centre in Dakar that is open, so that anybody may ask it for contact. */
export async function openCentre(stage: TestCloud, name = 'Centre de Dakar') {
  const { tenant, admin } = await stage.openTenant({ kind: 'centre', country: 'SN', language: 'fr', name })
  await admin.api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['fr', 'wo'] } })
  const coordinator = await stage.join(admin, ['coordinator'])
  return { tenant, admin, coordinator }
}
