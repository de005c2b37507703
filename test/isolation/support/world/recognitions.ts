import { memberId } from '../../../support/casework.ts'
import { aRecognition, assess, aTrade } from '../../../support/recognition.ts'
import type { House } from './house.ts'

/** What somebody learnt elsewhere: recognised after a round with gaps and certified, one that ended, and one that waits. */
export async function setUpRecognitions({ person, mark }: House): Promise<void> {
  const [coach, coordinator] = [person('coach'), person('coordinator')]
  const { api } = coach
  const params = await aRecognition(coach, coordinator, {
    evidence: [{ kind: 'reference', title: mark('evidence'), seen: 'told' }],
  })
  const gaps = await assess(coordinator, params, ['not_met', 'met', 'met'])
  await api.rewriteRecognition({
    params,
    ifMatch: gaps.version,
    body: aTrade({ criteria: gaps.criteria, evidence: gaps.evidence }),
  })
  await coordinator.api.listRecognitionsToAssess({})
  await assess(coordinator, params, ['met', 'met', 'met'])
  await api.issueCertificate({
    params,
    body: { kind: 'recognition', recognitionId: params.recognitionId },
  })
  const ended = await aRecognition(coach, coordinator)
  await api.nameAssessor({ params: ended, ifMatch: 2, body: { assessorId: null } })
  await api.endRecognition({ params: ended, ifMatch: 3, body: { reason: 'other' } })
  const waiting = await aRecognition(coach, coordinator)
  await api.nameAssessor({
    params: waiting,
    ifMatch: 2,
    body: { assessorId: memberId(coordinator) },
  })
  await api.listRecognitions({ params })
}
