import { createHmac } from 'node:crypto'
import { type ContactRequestId, type OfferId, refuse, type TenantId } from '@passerelle/domain/kernel'
import {
  type Asked,
  type ContactLine,
  type ContactRequest,
  isOver,
  oneAsked,
  oneSettled,
  type ReceiptCode,
} from '@passerelle/domain/newcomers'
import type { Place } from '@passerelle/domain/tenancy'
import { createKek, type Kms, macOf, sameDigest } from '@passerelle/vault'
import { connectOwnRole } from '../engine/connection.ts'
import { derivedId } from '../engine/derived-id.ts'
import type { Key } from '../engine/keys/key.ts'
import { contactKeys } from '../engine/keys/newcomers.ts'
import { publicOfferKeys } from '../engine/keys/offers.ts'
import { openStore, type Store } from '../engine/store.ts'
import { requireRow } from '../engine/write.ts'
import {
  askingWrites,
  readContactLine,
  readReceipt,
  readTally,
  takingBackWrites,
} from '../newcomers/index.ts'
import { readPublicCentre, readPublicOffer } from '../offers/index.ts'
import type { Resources } from '../session/scope.ts'
import { retryWhileContended } from '../session/while-contended.ts'

/** Where somebody asks: on the page of an offer, or of a centre. */
export type AskedAt = { readonly offerId: OfferId } | { readonly tenantId: TenantId }

/** Whom that asks, and where they are found otherwise. */
export type AskedOf = Asked & { readonly tenantId: TenantId; readonly places: readonly Place[] }

/**
 * Where people without an account ask for contact. Its function makes requests, finds each by the code on its receipt alone,
 * and takes it back. It opens none of them: it may use no key but to make a new one.
 */
export type ContactDesk = {
  /** The digest by which a form is known to be ours. One call to the vault. */
  sign(text: string): Promise<string>
  /** Whether a text bears that digest. One call to the vault. */
  isOurs(text: string, digest: string): Promise<boolean>
  /** One call; nothing where nobody finds such a thing. */
  askedOf(at: AskedAt): Promise<AskedOf | undefined>
  /** The id under which a request with this code is kept. */
  idOf(code: ReceiptCode): ContactRequestId
  /** How it stands with a request. Two calls; nothing where there is none, or its time is over. */
  find(code: ReceiptCode, now: Date): Promise<ContactLine | undefined>
  /** What was said with a code before, as a digest that nobody makes without it. One call. */
  saidWith(code: ReceiptCode): Promise<string | undefined>
  /**
   * Keeps a request. Three calls. @throws {Refused} `repeated` where its code was sent before, `limit_reached`, `not_found`
   * where nobody may ask any more
   */
  ask(at: AskedAt, of: TenantId, request: ContactRequest, code: ReceiptCode): Promise<void>
  /** Destroys a request and its key at once. Two calls and a transaction. @throws {Refused} `not_found` */
  takeBack(code: ReceiptCode, now: Date): Promise<void>
}

/** The resources with the key that signs forms. */
export type DeskResources = Resources & { readonly formKey: string }

export function openContactDesk(resources: DeskResources): ContactDesk {
  const { documents, kms } = connectOwnRole()
  const vault = { client: kms, keyId: resources.kmsKey }
  const forms = { client: kms, keyId: resources.formKey }
  return contactDesk(openStore(documents, resources), vault, forms)
}

function contactDesk(store: Pick<Store, 'get' | 'transact'>, vault: Kms, forms: Kms): ContactDesk {
  const idOf = (code: ReceiptCode) => derivedId<'contactRequest'>(code)

  async function standing(code: ReceiptCode, now: Date) {
    const id = idOf(code)
    const receipt = await store.get(contactKeys.receipt(id))
    if (receipt === undefined) return undefined
    const { tenant } = readReceipt(receipt)
    const row = await store.get(contactKeys.request(tenant, id))
    const line = row && readContactLine(row)
    return line === undefined || isOver(line, now.toISOString()) ? undefined : { tenant, line }
  }

  return {
    sign: (text) => macOf(forms, text),
    isOurs: async (text, digest) => sameDigest(await macOf(forms, text), digest),
    idOf,

    async askedOf(at) {
      const item = await store.get(shownKey(at))
      if (item === undefined) return undefined
      if ('offerId' in at) {
        const { organisationId, organisationName, place, takesContactRequests } = readPublicOffer(item)
        return {
          tenantId: organisationId,
          organisationName,
          offerId: at.offerId,
          takesContactRequests,
          places: place === undefined ? [] : [place],
        }
      }
      const { id, name, places, takesContactRequests } = readPublicCentre(item)
      return { tenantId: id, organisationName: name, takesContactRequests, places }
    },

    find: async (code, now) => (await standing(code, now))?.line,

    async saidWith(code) {
      const receipt = await store.get(contactKeys.receipt(idOf(code)))
      return receipt && readReceipt(receipt).digest
    },

    async ask(at, tenant, request, code) {
      const { kek: key, wrapped } = await createKek(vault, { tenant, use: 'contact' })
      await retryWhileContended(async () => {
        const before = readTally(await store.get(contactKeys.tally(tenant)))
        const tally = { before, after: oneAsked(before, request.askedAt) }
        const receipt = { tenant, digest: digestOfAsk(code, request) }
        await store.transact([
          ...askingWrites(receipt, request, { key, wrapped }, tally),
          requireRow(shownKey(at), { present: true, equals: { takesContactRequests: true } }, () => ({
            code: 'not_found',
          })),
        ])
      })
    },

    takeBack: (code, now) =>
      retryWhileContended(async () => {
        const { tenant, line } = (await standing(code, now)) ?? refuse({ code: 'not_found' })
        const before = readTally(await store.get(contactKeys.tally(tenant)))
        const after = oneSettled(before, line.askedAt, now.toISOString())
        const tally = line.state === 'waiting' ? { before, after } : undefined
        await store.transact(takingBackWrites(tenant, line, tally))
      }),
  }
}

/** A digest of what was said, under the code on the receipt, which is kept nowhere. */
export function digestOfAsk(
  code: ReceiptCode,
  { name, channel, language, country, when, words }: Said,
): string {
  const said = JSON.stringify([
    name,
    channel.kind,
    channel.value,
    channel.safety,
    language,
    country,
    when,
    words,
  ])
  return createHmac('sha256', code).update(said).digest('base64url')
}

type Said = Pick<ContactRequest, 'name' | 'channel' | 'language' | 'country' | 'when' | 'words'>

function shownKey(at: AskedAt): Key {
  return 'offerId' in at ? publicOfferKeys.offer(at.offerId) : publicOfferKeys.centre(at.tenantId)
}
