import { Text, Timeline } from '@mantine/core'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { Participant } from './queries.ts'

/** The stages that somebody came through, the latest last. */
export function StageSteps({ steps }: { readonly steps: Participant['stageSteps'] }) {
  const { say, language } = useWords()
  return (
    <Timeline active={steps.length - 1} bulletSize={18} lineWidth={2}>
      {steps.map(({ stage, at, closingReason }) => (
        <Timeline.Item key={`${stage} ${at}`} title={say(`state.${stage}`)}>
          {closingReason !== undefined && <Text size="sm">{say(`reason.${closingReason}`)}</Text>}
          <Text size="sm" c="dimmed">
            {momentText(language, at)}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  )
}
