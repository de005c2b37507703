import { createHash } from 'node:crypto'
import type { IssuedPaper } from '@passerelle/contract/papers'
import { assertUnderstood, buildPackage, newNonces, pseudonymIn } from '@passerelle/domain/exchange'
import {
  type PaperId,
  type ParticipantId,
  plusDays,
  type ReferralId,
  refuse,
} from '@passerelle/domain/kernel'
import { type Paper, type PaperEntry, paperDays, toCodes } from '@passerelle/domain/papers'
import { noticeFor } from '@passerelle/runtime/consent-notice'
import { requireNotices } from '@passerelle/table/exchange'
import {
  addPaperKey,
  findPaperFile,
  idOfPaper,
  paperBinding,
  paperWrites,
  readPaperCopy,
} from '@passerelle/table/papers'
import { requireActiveMember } from '@passerelle/table/tenancy'
import { newPin, seal } from '@passerelle/vault'
import type { PapersContext } from './context.ts'
import { paperEntry } from './entry.ts'
import { writePaper } from './paper-text.ts'

/**
 * Makes a paper for the person to carry: the package of their case, signed, sealed under a PIN and a share that stays
 * here, cut into QR codes. It names no receiver; the person shows it to whom they choose.
 */
export async function issuePaper(
  context: PapersContext,
  id: ParticipantId,
  entry: PaperEntry,
): Promise<IssuedPaper> {
  const { table, tenant, me, ids } = context
  const { consent } = entry
  if (consent.witnessId === me) refuse({ code: 'two_persons_required' })
  const { head, file, issuer, ownNotices } = await findPaperFile(table, context.reach, id)
  const languages = [consent.language, ...file.participant.languages]
  const notice = await noticeFor({ asked: languages, spoken: [], own: ownNotices })
  assertUnderstood(consent, notice, ['body', 'consent', 'interpreter'])
  const key = `${tenant}${ids.next<'paperSecret'>()}`
  const paperId = idOfPaper(key)
  const issuedAt = context.clock.now().toISOString()
  const expiresAt = plusDays(issuedAt, paperDays)
  const asReferral = paperId as string as ReferralId // a paper's documents name the paper in its place
  const { needs, arrivalWindow } = entry
  const { parts } = buildPackage(
    {
      ...file,
      referral: {
        id: asReferral,
        kind: 'handover',
        pseudonym: pseudonymIn(asReferral),
        urgency: 'urgent',
        request: { needs, ...(arrivalWindow && { arrivalWindow }) },
      },
    },
    {
      version: 1,
      tiers: entry.tiers,
      sensitiveGroups: [],
      nonces: newNonces(ids),
      today: context.clock.today(),
    },
  )
  const pin = newPin()
  const [signing, made] = await Promise.all([table.keyring.signing(), addPaperKey(table, paperId, pin)])
  const manifest = {
    format: 'passerelle.paper.1' as const,
    paperId,
    issuer: { id: tenant, name: issuer.name, country: issuer.country },
    language: consent.language,
    issuedAt,
    expiresAt,
  }
  const text = writePaper(
    manifest,
    parts.map(({ bytes }) => bytes),
    signing.key,
  )
  const sealed = seal(made.key, paperBinding(tenant, paperId), text)
  const codes = [...toCodes(key, sealed)]
  const paper: Paper = {
    id: paperId,
    version: 1,
    state: 'issued',
    failures: 0,
    tiers: parts.map(({ tier }) => tier),
    sha256: createHash('sha256').update(sealed).digest('hex'),
    issuedAt,
    issuedBy: me,
    endsAt: expiresAt,
  }
  await table.unitOfWork.commit({
    status: 201,
    entry: paperEntry(paper, Object.keys(paper)),
    writes: [
      ...(await paperWrites(table, head, paper, { id: paperId, codes, consent, notice })),
      requireActiveMember(tenant, consent.witnessId, ['body', 'consent', 'witnessId']),
      ...requireNotices(tenant, languages, ownNotices),
      made.write,
      ...signing.writes,
    ],
  })
  return { paperId, codes, pin, expiresAt }
}

/** The same paper for a request that was sent twice; its PIN was told once. */
export async function readIssuedPaper(
  context: PapersContext,
  id: ParticipantId,
  paper: PaperId,
): Promise<IssuedPaper> {
  const { codes, expiresAt } = await readPaperCopy(context.table, context.reach, id, paper)
  return { paperId: paper, codes, expiresAt }
}
