import { access } from '@passerelle/contract/access'
import { certificates } from '@passerelle/contract/certificates'
import { routes } from '@passerelle/contract/kit'
import { recognitions } from '@passerelle/contract/recognitions'
import type { ParticipantId, RecognitionId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { type CertificatesContext, openCertificatesContext } from './context.ts'
import { issueCertificate, readIssued } from './issue-certificate.ts'
import { issueSessionCertificates, readSessionCertificates } from './issue-session-certificates.ts'
import { readCertificate } from './read-certificate.ts'
import {
  assessRecognition,
  beginRecognition,
  endRecognition,
  listRecognitions,
  listRecognitionsToAssess,
  nameAssessor,
  readRecognition,
  readWritten,
  rewriteRecognition,
} from './recognitions.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { readSigningKeys, rotateSigningKey } from './signing-keys.ts'
import { viewCertificate } from './view-certificate.ts'

// One function answers both areas: a certificate rests on what was attended, or on what was recognised.
const all = routes('api-certificates', { ...recognitions.routes, ...certificates.routes })

type Params = { readonly participantId: ParticipantId; readonly recognitionId: RecognitionId }

const replayWritten = (context: CertificatesContext, _: string, { params }: { readonly params: Params }) =>
  readWritten(context, params.participantId, params.recognitionId)

export const app = api(all, access, openCertificatesContext, {
  beginRecognition: {
    run: (context, { params, body }) => beginRecognition(context, params.participantId, body),
    // The stored id is that of the recognition.
    replay: (context, id, { params }) => readWritten(context, params.participantId, id as RecognitionId),
  },
  listRecognitions: (context, { params }) => listRecognitions(context, params.participantId),
  readRecognition: (context, { params }) => readRecognition(context, params),
  rewriteRecognition: (context, { params, body, expected }) =>
    rewriteRecognition(context, { ...params, expected }, body),
  nameAssessor: (context, { params, body, expected }) =>
    nameAssessor(context, { ...params, expected }, body.assessorId),
  assessRecognition: {
    run: (context, { params, body, expected }) => assessRecognition(context, { ...params, expected }, body),
    replay: replayWritten,
  },
  endRecognition: {
    run: (context, { params, body, expected }) =>
      endRecognition(context, { ...params, expected }, body.reason),
    replay: replayWritten,
  },
  listRecognitionsToAssess: (context, { query }) => listRecognitionsToAssess(context, query),
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
