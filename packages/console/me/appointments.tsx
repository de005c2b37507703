/** @jsxImportSource preact */
import type { OwnReferral } from './own.ts'
import { useWords } from './words.tsx'

/** What is agreed and still to come, with everybody, the first one first. */
export function Appointments({ referrals }: { readonly referrals: readonly OwnReferral[] }) {
  const { say } = useWords()
  const all = referrals
    .flatMap(({ appointments }) => appointments)
    .toSorted((one, other) => one.start.localeCompare(other.start))
  return (
    <section>
      <h2>{say('home.appointments')}</h2>
      {all.length === 0 ? (
        <p>{say('home.appointmentsNone')}</p>
      ) : (
        <ul>
          {all.map(({ start, text }) => (
            <li key={start}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
