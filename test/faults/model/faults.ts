import type { Fault } from '../../isolation/support/faulty.ts'

/** A way in which the exchange could be wrong, and a pattern of what does not hold any more then. */
export type Seeded = { readonly name: string; readonly faults: readonly Fault[]; readonly breaks: string }

export const seeded: readonly Seeded[] = [
  {
    name: 'a referral that keeps whom its case had when it was begun',
    faults: [
      {
        file: 'packages/table/exchange/referral/follow-case.ts',
        name: 'followingCase',
        instead: 'async () => []',
      },
    ],
    breaks: 'a referral is answered for by whoever has its case',
  },
  {
    name: 'a step that does not look whether somebody else came first',
    faults: [{ file: 'packages/table/engine/write.ts', name: 'at', instead: '() => ({ present: true })' }],
    // Its line of the course is there already, so nothing is lost; but nobody is told what to do about it.
    breaks: 'every answer is yes, or a refusal that one can do something about',
  },
  {
    name: 'a withdrawal that leaves the keys',
    faults: [{ file: 'packages/table/session/referral-keys.ts', name: 'destroyKeys', instead: '() => []' }],
    // They show as soon as a package is made anew, or once it is over.
    breaks: 'a key lies in one place|what is over opens for nobody',
  },
  {
    name: 'a step that opens what nobody agreed to',
    faults: [
      {
        file: 'packages/domain/exchange/transitions/decide.ts',
        name: 'openingTiers',
        instead: `(honest, row, ...given) => {
          const opened = honest(row, ...given)
          return row.command === 'give-consent' ? [...new Set([...opened, 'T1'])] : opened
        }`,
      },
    ],
    breaks: 'what is open was agreed to',
  },
  {
    name: 'a reading that leaves no trace',
    faults: [
      {
        file: 'packages/table/exchange/consent/disclosures.ts',
        name: 'disclosureWrites',
        instead: '() => []',
      },
    ],
    breaks: 'whoever reads who it is leaves a trace',
  },
  {
    name: 'responsibility that moves with the acceptance',
    faults: [
      {
        file: 'packages/domain/exchange/transitions/decide.ts',
        name: 'carryOut',
        instead: `(honest, ...given) => {
          const decision = honest(...given)
          const { referral, event } = decision
          return event.command === 'accept' ? { ...decision, referral: { ...referral, owner: 'receiver' } } : decision
        }`,
      },
    ],
    breaks: 'responsibility moves with the first contact',
  },
  {
    name: 'a line of the course that is missing',
    faults: [
      {
        file: 'packages/table/exchange/referral/commit-referral.ts',
        name: 'stepWrites',
        instead: `async (honest, table, found, step) => {
          const writes = await honest(table, found, step)
          return step.decision.event.command === 'acknowledge'
            ? writes.filter((write) => write.put?.entity !== 'TimelineEvent')
            : writes
        }`,
      },
    ],
    breaks: 'each change has one line in the course',
  },
  {
    name: 'an answer that tells a stranger from nobody',
    faults: [
      {
        file: 'packages/table/exchange/referral/referral-addresses.ts',
        name: 'referralAddresses',
        instead: `(honest, store, tenant) => {
          const addresses = honest(store, tenant)
          const find = (id) => addresses.find(id).then(
            (place) => ((globalThis.places ??= new Map()).set(id, place), place),
            (error) => globalThis.places?.get(id) ?? Promise.reject(error),
          )
          return { ...addresses, find }
        }`,
      },
    ],
    breaks: 'nobody else learns that it exists',
  },
  {
    name: 'a day that is taken as it is written, whatever came before',
    faults: [
      {
        file: 'packages/domain/exchange/transitions/guards.ts',
        name: 'outOfOrder',
        instead: '() => undefined',
      },
    ],
    breaks: 'nobody is met before they have left',
  },
  {
    name: 'a renewal that one party decides alone',
    faults: [
      {
        file: 'packages/domain/tenancy/renew-corridor.ts',
        name: 'renewCorridor',
        instead: `(honest, ...given) => {
          const asked = honest(...given)
          return { ...asked, validity: { ...asked.validity, to: asked.renewal.until } }
        }`,
      },
    ],
    breaks: 'a renewal binds when both have signed',
  },
]
