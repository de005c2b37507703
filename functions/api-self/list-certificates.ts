import type { OwnCertificates } from '@passerelle/contract/self'
import { type Certificate, stateOf, taughtIn } from '@passerelle/domain/certificates'
import type { Instant } from '@passerelle/domain/kernel'
import { type Language, pick } from '@passerelle/messages'
import { certificateWords } from '@passerelle/messages/certificates'
import { findOwnCertificates } from '@passerelle/table/casework'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'
import { wordingOf } from './wording.ts'

/** Shows somebody their certificates, the latest first, with all that they need to show them to others. */
export async function listCertificates(context: SelfContext): Promise<OwnCertificates> {
  const found = await findOwnCertificates(context.table, context.me, context.link)
  const { language } = ownOf(context, found?.own)
  const now = context.clock.now().toISOString()
  const items = (found?.certificates ?? []).map((each) => viewOf(each, language, now))
  return { ...wordingOf(language), items: items.toReversed() }
}

function viewOf(
  certificate: Certificate,
  language: Language,
  now: Instant,
): OwnCertificates['items'][number] {
  const { id, kind, partial, issuedAt, code, credential } = certificate
  const { title, assessedOn } = certificate
  const state = stateOf(certificate, now)
  const { say } = certificateWords.in(language)
  const taught = taughtIn(certificate)
  return {
    id,
    kind,
    title: pick(title, language),
    kindText: say(`kind.${kind}`),
    ...(taught && {
      teachingUnits: taught.teachingUnits,
      plannedUnits: taught.plannedUnits,
      unitsText: say('units', { attended: taught.teachingUnits, planned: taught.plannedUnits }),
    }),
    ...(assessedOn && { assessedOn }),
    partial,
    issuedAt,
    state,
    stateText: say(`state.${state}`),
    code,
    credential,
  }
}
