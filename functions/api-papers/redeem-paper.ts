import { createHash } from 'node:crypto'
import type { RedeemedPaper, RedeemPaper } from '@passerelle/contract/papers'
import { readPart } from '@passerelle/domain/exchange'
import { type FieldCode, type Instant, type PaperId, refuse } from '@passerelle/domain/kernel'
import {
  afterWrongPin,
  assertRedeemable,
  type Paper,
  readCodes,
  redeemed,
  redemptionMinutes,
  refuseWrongPin,
} from '@passerelle/domain/papers'
import { countWrongPin, findPaper, idOfPaper, paperBinding, redemptionWrites } from '@passerelle/table/papers'
import { type DataKey, fingerprintOf, open, Unopenable } from '@passerelle/vault'
import type { PapersContext } from './context.ts'
import { paperEntry } from './entry.ts'
import { readPaper } from './paper-text.ts'

/**
 * Opens a paper, once. Every fault of the scanned text is said before the PIN is tried, and costs no try. A wrong
 * PIN is counted with a condition on what was read, so that tries at the same moment count one after the other.
 */
export async function redeemPaper(
  context: PapersContext,
  { codes, pin }: RedeemPaper,
  attempt: string | undefined,
): Promise<RedeemedPaper> {
  const { table, tenant } = context
  const { id, bytes } = scanned(context, codes)
  const { paper, keyFor } = await findPaper(table, id)
  const now = context.clock.now().toISOString()
  assertRedeemable(paper, now)
  assertUnaltered(paper, bytes)
  // Sent twice with the same wrong PIN, it counts once.
  if (attempt !== undefined && paper.failedAttempt === attempt) refuseWrongPin(paper)
  if (keyFor === undefined) return refuse({ code: 'contended' })
  const key = await keyFor(pin)
  const text = opened(key, context, id, bytes)
  if (text === undefined) {
    const failed = afterWrongPin(paper, attempt)
    await countWrongPin(table, paper, failed, paperEntry(failed, ['failures', 'state']))
    return refuseWrongPin(failed)
  }
  const after = redeemed(paper, now)
  const until = new Date(Date.parse(now) + redemptionMinutes * 60_000).toISOString()
  await table.unitOfWork.commit({
    status: 200,
    entry: paperEntry(after, ['state', 'redeemedAt']),
    writes: await redemptionWrites(table, paper, after, { pin, key, until }),
  })
  return answerOf(readPaper(text), tenant, now)
}

/** The answer again, to the very request that redeemed the paper, as long as it may just have been lost. */
export async function replayRedemption(
  context: PapersContext,
  { codes, pin }: RedeemPaper,
): Promise<RedeemedPaper> {
  const { id, bytes } = scanned(context, codes)
  const { paper, replay } = await findPaper(context.table, id)
  const at = paper.redeemedAt ?? paper.issuedAt
  const isOver = context.clock.now().getTime() > Date.parse(at) + redemptionMinutes * 60_000
  if (replay === undefined || isOver) return refuse({ code: 'paper_already_redeemed', redeemedAt: at })
  assertUnaltered(paper, bytes)
  const text = opened(await replay(pin), context, id, bytes)
  return text === undefined ? refuse({ code: 'contended' }) : answerOf(readPaper(text), context.tenant, at)
}

/** The scanned text has to be the paper with which the bearer came. */
function scanned(
  context: PapersContext,
  codes: readonly string[],
): { readonly id: PaperId; readonly bytes: Uint8Array } {
  const { key, bytes } = readCodes(codes)
  const id = idOfPaper(key)
  const isBearers = id === (context.me as string) && key.startsWith(context.tenant)
  return isBearers ? { id, bytes } : refuseCodes('codes_of_two_papers')
}

function assertUnaltered({ sha256 }: Paper, bytes: Uint8Array): void {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) refuseCodes('codes_altered')
}

function refuseCodes(code: FieldCode): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'codes'], code }] })
}

function opened(
  key: DataKey,
  { tenant }: PapersContext,
  id: PaperId,
  bytes: Uint8Array,
): Uint8Array | undefined {
  try {
    return open(key, paperBinding(tenant, id), bytes)
  } catch (error) {
    if (error instanceof Unopenable) return undefined
    throw error
  }
}

function answerOf(
  { manifest, manifestText, parts, signed }: ReturnType<typeof readPaper>,
  tenant: PapersContext['tenant'],
  redeemedAt: Instant,
): RedeemedPaper {
  if (manifest.issuer.id !== tenant) throw new TypeError('a paper of another issuer')
  return {
    manifest,
    manifestText,
    redeemedAt,
    parts: parts.map((text) => {
      const document = readPart(Buffer.from(text, 'utf8'))
      return {
        tier: document.tier,
        sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
        text,
        document,
      }
    }),
    ...signed,
    fingerprint: fingerprintOf(signed.publicKey),
  }
}
