import { Badge, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { areaText } from './finding-text.tsx'
import { type FollowOn, type Outlook, type Outlooks, outlooksOf } from './outlooks.ts'

/** Where a module goes on in a country, or that it leads nowhere or nobody knows; a warning where something does not work there. */
export function OutlookText({
  outlooks,
  moduleId,
}: {
  readonly outlooks: Outlooks
  readonly moduleId: string
}) {
  const { say } = useWords()
  const own = outlooksOf(outlooks, moduleId)
  if (own.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {say('outlook.open')}
      </Text>
    )
  }
  return own.map((outlook) => (
    <OneOutlook key={outlook.area.region ?? ''} outlook={outlook} followOns={outlooks.followOns} />
  ))
}

function OneOutlook({
  outlook: { area, continuation, answers },
  followOns,
}: {
  readonly outlook: Outlook
  readonly followOns: Outlooks['followOns']
}) {
  const words = useWords()
  const { say, language } = words
  const { nameOf } = useColleagues()
  const saidBy = ({ by, on }: { readonly by: string; readonly on: string }) =>
    say('outlook.saidBy', { name: nameOf(by), day: dayText(language, on) })
  const hurdles = answers.filter(({ answer }) => answer === 'no')
  return (
    <div>
      <Text size="sm">
        {areaText(words, area)}{' '}
        <Badge variant="light" color={continuation?.kind === 'goes_on' ? 'river' : 'amber'} tt="none">
          {say(`outlook.${continuation?.kind ?? 'open'}`)}
        </Badge>
      </Text>
      {continuation?.kind === 'goes_on' &&
        continuation.to.map((follow, place) => (
          // Told as a whole, so the places stay.
          <Follow key={place} follow={follow} followOns={followOns} />
        ))}
      {continuation?.kind === 'dead_end' && (
        <Text size="sm" dir="auto">
          {continuation.reason}
        </Text>
      )}
      {continuation !== undefined && (
        <Text size="sm" c="dimmed">
          {saidBy(continuation)}
        </Text>
      )}
      {[...hurdles, ...answers.filter(({ answer }) => answer !== 'no')].map(
        ({ question, answer, note, ...said }) => (
          <Text key={question} size="sm" {...(answer !== 'no' && { c: 'dimmed' })}>
            {answer === 'no' && `${say('outlook.warning')} `}
            {sideBySide(language, [
              say(`outlookQuestion.${question}`),
              say(`outlookAnswer.${answer}`),
              note,
              saidBy(said),
            ])}
          </Text>
        ),
      )}
    </div>
  )
}

function Follow({
  follow,
  followOns,
}: {
  readonly follow: FollowOn
  readonly followOns: Outlooks['followOns']
}) {
  const { say, language } = useWords()
  if (follow.kind === 'offer' || follow.kind === 'vacancy') {
    const id = follow.kind === 'offer' ? follow.offerId : follow.vacancyId
    const found = followOns.find((one) => one.id === id)
    const place = follow.kind === 'offer' ? 'offers' : 'vacancies'
    const isOver = found?.isLive !== true
    return (
      <Text size="sm" {...(isOver && { c: 'dimmed' })}>
        <a href={`#/${place}/${id}`}>
          <bdi>{found === undefined ? say(`followOn.${follow.kind}`) : pick(found.title, language)}</bdi>
        </a>
        {isOver && ` · ${say('outlook.ended')}`}
      </Text>
    )
  }
  return (
    <Text size="sm">
      {say(`followOn.${follow.kind}`)}
      {' · '}
      {follow.link === undefined ? (
        <bdi>{follow.name}</bdi>
      ) : (
        <a href={follow.link} target="_blank" rel="noopener noreferrer">
          <bdi>{follow.name}</bdi>
        </a>
      )}
    </Text>
  )
}
