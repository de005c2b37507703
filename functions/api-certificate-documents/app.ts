import { access } from '@passerelle/contract/access'
import { certificateDocuments } from '@passerelle/contract/certificates'
import { api } from '@passerelle/runtime'
import { openDocumentsContext } from './context.ts'
import { readDocument } from './read-document.ts'
import { readOwnDocument } from './read-own-document.ts'

export const app = api(certificateDocuments, access, openDocumentsContext, {
  readCertificateDocument: (context, { params, query }) =>
    readDocument(context, params.participantId, params.certificateId, query.language),
  readOwnCertificateDocument: (context, { params, query }) =>
    readOwnDocument(context, params.certificateId, query.language),
})
