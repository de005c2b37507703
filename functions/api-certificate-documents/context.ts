import type { Language } from '@passerelle/messages'
import {
  type MemberContext,
  openMemberContext,
  publicHome,
  type RequestScope,
  type Session,
} from '@passerelle/runtime'
import { type Certificates, certificates } from '@passerelle/table/certificates'

/** Where certificates are set: by a member for somebody, or by a person for themselves. */
export type DocumentsContext = MemberContext & {
  readonly session: Session
  /** Those of the cases that the member works with; of no case for a person. */
  readonly certificates: Certificates
  /** Where anybody checks what stands on them. */
  readonly home: string
  /** The language of whoever asks. */
  readonly language: Language
}

export async function openDocumentsContext(request: RequestScope): Promise<DocumentsContext> {
  const own = await openMemberContext(request)
  const { session, language } = request
  return {
    ...own,
    session,
    certificates: certificates(own.table, own.reach),
    home: publicHome(process.env),
    language,
  }
}
