/** @jsxImportSource preact */
import type { ResourceOf } from '@passerelle/client'
import { useWords } from './words.tsx'

/** The steps of the plan, and how far each of them got. */
export function Plan({ plan }: { readonly plan: ResourceOf<'readOwnPlan'> }) {
  const { say } = useWords()
  return (
    <>
      <p>{plan.stateText}</p>
      {plan.items.map(({ title, purpose, status, statusText, teachingUnits, teachingUnitsDone }, place) => (
        // A module may stand in a plan twice, and steps keep their order.
        <article key={place} class="card">
          <h3>
            <bdi>{title}</bdi> <span class={`badge ${status}`}>{statusText}</span>
          </h3>
          <p>{purpose}</p>
          {teachingUnits > 0 && (
            <>
              <p class="soft">{say('plan.units', { done: teachingUnitsDone, planned: teachingUnits })}</p>
              <progress max={teachingUnits} value={teachingUnitsDone} aria-label={title} />
            </>
          )}
        </article>
      ))}
    </>
  )
}
