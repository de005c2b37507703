import { memberId, takeIn } from '../../support/casework.ts'
import { aTaughtCase } from '../../support/certificates.ts'
import { inDays } from '../../support/exchange.ts'
import { aRecognition, aTrade } from '../../support/recognition.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of recognition and certificates, and of the keys that sign. */
export async function certificateCommands(
  { coach, coordinator, counsellor, keyholder, programmeId, moduleId }: House,
  { key }: Run,
): Promise<readonly Command[]> {
  const course = { programme: { id: programmeId }, module: { id: moduleId }, coach }
  const taught = await aTaughtCase(course)
  const certified = await aTaughtCase(course)
  const attendance = { kind: 'attendance', moduleId } as const
  const { body: certificate } = await coach.api.issueCertificate({
    params: { participantId: certified.id },
    body: attendance,
  })
  const { id: learner } = await takeIn(coach.api)
  const [named, assessed, given] = [
    await aRecognition(coach, coordinator),
    await aRecognition(coach, coordinator),
    await aRecognition(coach, coordinator),
  ]
  const { body: waiting } = await coordinator.api.readRecognition({ params: assessed })
  return [
    command('beginRecognition', coach.api, (api) =>
      api.beginRecognition({
        params: { participantId: learner },
        body: aTrade(),
        ...key('beginRecognition'),
      }),
    ),
    command('nameAssessor', coach.api, (api) =>
      api.nameAssessor({
        params: named,
        ifMatch: 2,
        body: { assessorId: memberId(counsellor) },
      }),
    ),
    command('assessRecognition', coordinator.api, (api) =>
      api.assessRecognition({
        params: assessed,
        ifMatch: 2,
        body: {
          on: inDays(-1),
          methods: ['documents'],
          findings: waiting.criteria.map(({ id }) => ({ criterionId: id, finding: 'met' as const })),
        },
        ...key('assessRecognition'),
      }),
    ),
    command('endRecognition', coach.api, (api) =>
      api.endRecognition({
        params: given,
        ifMatch: 2,
        body: { reason: 'evidence_missing' },
        ...key('endRecognition'),
      }),
    ),
    command('issueCertificate', coach.api, (api) =>
      api.issueCertificate({
        params: { participantId: taught.id },
        body: attendance,
        ...key('issueCertificate'),
      }),
    ),
    command('revokeCertificate', coach.api, (api) =>
      api.revokeCertificate({
        params: { participantId: certified.id, certificateId: certificate.id },
        body: { reason: 'replaced' },
        ifMatch: 1,
        ...key('revokeCertificate'),
      }),
    ),
    command('rotateSigningKey', keyholder.api, (api) => api.rotateSigningKey({ ...key('rotateSigningKey') })),
  ]
}
