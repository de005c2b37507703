import type { Participant } from '@passerelle/domain/casework'
import { aTraining, aTrainingWith } from '../../../support/coaching.ts'
import type { OpenedProgramme } from './casework.ts'
import type { House } from './house.ts'

/** A certificate that holds, one that was taken back, and the keys with which both are signed. */
export async function setUpCertificates(
  { person }: House,
  { programme, modules: [module] }: OpenedProgramme,
  { id }: Participant,
): Promise<void> {
  if (module === undefined) throw new Error('the template has modules')
  const coach = person('coach')
  const { api } = coach
  const held = await aTrainingWith(api, aTraining(programme.id, coach, { moduleId: module.id }), [id])
  const lines = [{ participantId: id, status: 'attended' as const }]
  await api.recordAttendance({ params: { sessionId: held.id }, ifMatch: 2, body: { lines } })
  const params = { participantId: id }
  const order = { kind: 'attendance', moduleId: module.id, partial: true } as const
  const { body: first } = await api.issueCertificate({ params, body: order })
  await api.revokeCertificate({
    params: { ...params, certificateId: first.id },
    ifMatch: 1,
    body: { reason: 'replaced' },
  })
  await api.issueSessionCertificates({ params: { sessionId: held.id } })
  await api.listCertificates({ params })
  await person('admin').api.rotateSigningKey({})
}
