import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud, LogEntry } from '@passerelle/local-cloud'
import { plain, type SpelledItem, scanSpelled } from '../support/engine.ts'
import type { Exchange } from '../support/recorder.ts'
import { openStream } from '../support/stream.ts'

/** A place where something may come to lie, with all that lies there. */
export type Carrier = { readonly name: string; readonly content: Buffer }

/** Every file under a folder, as it is on the disk at this moment. */
export function files(folder: string): readonly Carrier[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name: `file ${name}`, content: readFileSync(join(folder, name)) }))
}

export function logs(entries: readonly LogEntry[]): readonly Carrier[] {
  const sources = Map.groupBy(entries, ({ source }) => source)
  return [...sources].map(([source, lines]) => ({
    name: `log ${source}`,
    content: Buffer.from(lines.map(({ line }) => line).join('\n')),
  }))
}

/** The images that the stream hands to whoever follows it, spelled and with their bytes as they are. */
export async function images(cloud: LocalCloud): Promise<readonly Carrier[]> {
  const records = await (await openStream(cloud))()
  const items = records.flatMap(({ dynamodb: { Keys, NewImage, OldImage } }) => [
    Keys,
    NewImage ?? {},
    OldImage ?? {},
  ])
  return [
    { name: 'stream', content: Buffer.from(JSON.stringify(records)) },
    { name: 'stream, decoded', content: decoded(items) },
  ]
}

/** The items of both tables, spelled and with their bytes as they are. */
export async function items(cloud: LocalCloud): Promise<readonly Carrier[]> {
  const found = [...(await scanSpelled(cloud, 'main')), ...(await scanSpelled(cloud, 'keys'))]
  return [
    { name: 'items', content: Buffer.from(JSON.stringify(found)) },
    { name: 'items, decoded', content: decoded(found) },
  ]
}

export function queues(cloud: LocalCloud): readonly Carrier[] {
  return [
    'MemberInvitationFailures',
    'ReferralExpiryFailures',
    'CaseEndingFailures',
    'JournalSealingFailures',
    'MemberNoticesAtOnceFailures',
    'MemberNoticesDailyFailures',
    'WebhookDeliveryFailures',
    'TableChangesFailures',
    'OfferShowingFailures',
    'FileRemovalFailures',
  ].map((queue) => ({
    name: `queue ${queue}`,
    content: Buffer.from(JSON.stringify(cloud.failures(queue))),
  }))
}

/** The letters that went out to members, each to its address. */
export function letters(cloud: LocalCloud): readonly Carrier[] {
  const written = cloud.mails().map((mail) => ('text' in mail ? `${mail.subject}\n${mail.text}` : mail.kind))
  return [{ name: 'letters', content: Buffer.from(written.join('\n')) }]
}

/** The refusals of the API. */
export function errorBodies(exchanges: readonly Exchange[]): readonly Carrier[] {
  const bodies = exchanges.filter(({ status }) => status >= 400).map(({ text }) => text)
  return [{ name: 'error bodies', content: Buffer.from(bodies.join('\n')) }]
}

/** The addresses that were asked for, and those that answers point to. */
export function addresses(exchanges: readonly Exchange[]): readonly Carrier[] {
  const urls = exchanges.flatMap(({ url, headers }) => [
    url,
    headers.get('location') ?? '',
    headers.get('link') ?? '',
    headers.get('content-location') ?? '',
  ])
  return [{ name: 'addresses', content: Buffer.from(urls.join('\n')) }]
}

function decoded(spelled: readonly SpelledItem[]): Buffer {
  return Buffer.concat(spelled.flatMap((item) => bytesIn(plain(item))))
}

function bytesIn(value: unknown): Buffer[] {
  if (Buffer.isBuffer(value)) return [value]
  if (typeof value !== 'object' || value === null) return [Buffer.from(String(value))]
  return Object.values(value).flatMap(bytesIn)
}
