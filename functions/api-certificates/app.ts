import { access } from '@passerelle/contract/access'
import { certificates } from '@passerelle/contract/certificates'
import { api } from '@passerelle/runtime'
import { openCertificatesContext } from './context.ts'
import { issueCertificate, readIssued } from './issue-certificate.ts'
import { issueSessionCertificates, readSessionCertificates } from './issue-session-certificates.ts'
import { readCertificate } from './read-certificate.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { readSigningKeys, rotateSigningKey } from './signing-keys.ts'
import { viewCertificate } from './view-certificate.ts'

export const app = api(certificates, access, openCertificatesContext, {
  issueCertificate: {
    run: (context, { params, body }) => issueCertificate(context, params.participantId, body),
    replay: (context, _, { params }, number) => readIssued(context, params.participantId, number),
  },
  listCertificates: async (context, { params }) => ({
    items: (await context.certificates.ofCase(params.participantId)).map(viewCertificate),
  }),
  readCertificate: (context, { params }) =>
    readCertificate(context, params.participantId, params.certificateId),
  revokeCertificate: {
    run: (context, { params, body, expected }) =>
      revokeCertificate(context, params.participantId, params.certificateId, body.reason, expected),
    replay: (context, _, { params }) => readCertificate(context, params.participantId, params.certificateId),
  },
  issueSessionCertificates: {
    run: (context, { params }) => issueSessionCertificates(context, params.sessionId),
    replay: (context, _, { params }) => readSessionCertificates(context, params.sessionId),
  },
  readSigningKeys: (context) => readSigningKeys(context),
  rotateSigningKey: {
    run: (context) => rotateSigningKey(context),
    replay: (context) => readSigningKeys(context),
  },
})
