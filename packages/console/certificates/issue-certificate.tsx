import { Checkbox, TextInput } from '@mantine/core'
import { pick } from '@passerelle/messages'
import type { CasePage } from '../casework/queries.ts'
import { Act } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { capital } from '../language/capital.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagueChoices } from '../tenancy/colleagues.ts'
import { kinds, newCertificate, newEntry, wholeProgramme } from './certificates.ts'

/** Issues a certificate of what stands in the case: nobody types units. */
export function IssueCertificate({ participant, plan }: Pick<CasePage, 'participant' | 'plan'>) {
  const { say, language } = useWords()
  const { memberId } = useWho()
  const teaching = useColleagueChoices(['coordinator', 'coach', 'counsellor', 'instructor'])
  const subjects = [
    ...(plan?.items ?? []).map(({ moduleId, title }) => ({ value: moduleId, label: pick(title, language) })),
    ...(participant.programmeId ? [{ value: wholeProgramme, label: say('certificate.wholeProgramme') }] : []),
  ]
  return (
    <Act
      label={say('certificate.issue')}
      happens={say('certificate.issueHappens')}
      first={newEntry(memberId)}
      fields={({ said, setSaid, errors }) => (
        <>
          <OneOf
            label={say('certificate.kindField')}
            choices={kinds.map((kind) => ({
              value: kind,
              label: capital(language, say(`certificate.kind.${kind}`)),
            }))}
            value={said.kind}
            onChange={({ currentTarget }) => setSaid({ ...said, kind: currentTarget.value })}
            error={errors['kind']}
          />
          <OneOf
            label={say('certificate.of')}
            choices={subjects}
            value={said.of}
            onChange={({ currentTarget }) => setSaid({ ...said, of: currentTarget.value })}
            error={errors['moduleId'] ?? errors['programmeId']}
          />
          {said.kind === 'competence' && (
            <>
              <OneOf
                label={say('certificate.decidedBy')}
                choices={teaching}
                value={said.by}
                onChange={({ currentTarget }) => setSaid({ ...said, by: currentTarget.value })}
                error={errors['decision.by']}
              />
              <TextInput
                type="date"
                label={say('certificate.decidedOn')}
                value={said.on}
                onChange={({ currentTarget }) => setSaid({ ...said, on: currentTarget.value })}
                error={errors['decision.on']}
              />
            </>
          )}
          <Checkbox
            label={say('certificate.partial')}
            checked={said.isPartial}
            onChange={({ currentTarget }) => setSaid({ ...said, isPartial: currentTarget.checked })}
          />
        </>
      )}
      send={(api, { said }, idempotencyKey) =>
        api.issueCertificate({
          params: { participantId: participant.id },
          body: newCertificate(said, participant.programmeId),
          idempotencyKey,
        })
      }
    />
  )
}
