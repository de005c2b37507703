import { Link } from '@tanstack/react-router'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { kindText, type Line } from './journal.ts'

/** The thing of a line, and the way to it where the reader may open it. */
export function ThingLink({ line }: { readonly line: Line }) {
  const words = useWords()
  const { has } = useWho()
  const { aggregate, aggregateId: id } = line
  const kind = kindText(words, line)
  switch (aggregate) {
    case 'Participant':
    case 'FirstInterview':
    case 'SkillsAssessment':
    case 'Plan':
    case 'PersonLink':
      return has('coordinator', 'coach', 'counsellor') ? (
        <Link to="/cases/$participantId" params={{ participantId: id }}>
          {kind}
        </Link>
      ) : (
        kind
      )
    case 'Referral':
      return has('coordinator', 'coach') ? (
        <Link to="/referrals/$referralId" params={{ referralId: id }}>
          {kind}
        </Link>
      ) : (
        kind
      )
    case 'Member':
      return has('admin', 'coordinator') ? (
        <Link to="/members/$memberId" params={{ memberId: id }}>
          {kind}
        </Link>
      ) : (
        kind
      )
    case 'Programme':
      return has('admin', 'coordinator', 'coach', 'counsellor') ? (
        <Link to="/programmes/$programmeId" params={{ programmeId: id }}>
          {kind}
        </Link>
      ) : (
        kind
      )
    case 'Webhook':
      return has('admin') ? (
        <Link to="/webhooks/$webhookId" params={{ webhookId: id }}>
          {kind}
        </Link>
      ) : (
        kind
      )
    case 'Corridor':
      return <Link to="/corridors">{kind}</Link>
    case 'SafetyLimits':
      return <Link to="/safety-limits">{kind}</Link>
    case 'Tenant':
    case 'OwnCalendar':
    case 'OwnPlaces':
      return <Link to="/organisation">{kind}</Link>
    case 'ConsentNotice':
      return <Link to="/notices">{kind}</Link>
    default:
      return kind
  }
}
