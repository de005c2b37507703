import type { CalendarDate, HoldId, MemberId, ParticipantId, ProgrammeId } from '@passerelle/domain/kernel'
import {
  type CaseRetention,
  type Ending,
  endingOfProof,
  firstEnding,
  type Hold,
  isDue,
  retentionOf,
} from '@passerelle/domain/retention'
import type { CaseClock } from '@passerelle/table/retention'

type WholeCase = NonNullable<Awaited<ReturnType<CaseClock['find']>>>
type KeptCase = WholeCase['kept']

/** All that happened to one case, day by day, as it is remembered beside what the clock sees. */
export type Life = {
  readonly id: ParticipantId
  closedOn: CalendarDate | undefined
  /** Under way without a day. */
  readonly referrals: { endedOn?: CalendarDate }[]
  readonly holds: Hold[]
  /** The programmes in which something was attended. */
  readonly proofs: ProgrammeId[]
  mergedInto?: ParticipantId
  /** The last day on which something happened that decides when it goes. */
  touchedOn: CalendarDate
  toldOn: { readonly on: CalendarDate; readonly dueOn: CalendarDate } | undefined
  caseEndedOn: CalendarDate | undefined
  hasKey: boolean
}

/** The payments of a programme, and when somebody last corrected what is known of them. */
export type Payments = { lastPaymentOn?: CalendarDate; changedOn: CalendarDate }

/** An organisation in memory: what the clock may do with its cases does what it says, and nothing else. */
export type Town = {
  readonly lives: Map<ParticipantId, Life>
  readonly rows: Map<ParticipantId, CaseRetention>
  readonly programmes: Map<ProgrammeId, Payments>
  readonly cases: CaseClock
  /** Runs the time of a case anew, as closing, reopening and merging do. */
  runs(life: Life): void
  /** The clock looks again on this day, as after a hold. */
  looksOn(life: Life, day: CalendarDate): void
}

const by = 'M' as MemberId

export function aTown(): Town {
  const lives = new Map<ParticipantId, Life>()
  const rows = new Map<ParticipantId, CaseRetention>()
  const programmes = new Map<ProgrammeId, Payments>()
  let today: CalendarDate = ''

  const lifeOf = (id: ParticipantId) => {
    const life = lives.get(id)
    if (life === undefined) throw new Error('nobody')
    return life
  }
  const keptOf = (id: ParticipantId): KeptCase => {
    const life = lifeOf(id)
    return {
      id,
      head: life.caseEndedOn === undefined ? ({ id, version: 1 } as KeptCase['head']) : undefined,
      retention: rows.get(id),
      holds: { participantId: id, version: 1, holds: life.holds },
      referrals: { version: 0, addresses: [] },
      rows: [],
    }
  }
  const endingsOf = (life: Life): readonly Ending[] =>
    life.proofs.map((programme) => endingOfProof(programmes.get(programme) ?? {}))
  const rewrite = (id: ParticipantId, now: Partial<CaseRetention>) => {
    const { dueOn: _, announced: __, ...standing } = rows.get(id) as CaseRetention // looked at, so it is there
    rows.set(id, { ...standing, ...now, version: standing.version + 1 } as CaseRetention)
  }
  const settle = (life: Life) => {
    const endings = endingsOf(life)
    const staying = life.proofs.filter((_, n) => !endings[n] || !isDue(endings[n], today))
    life.proofs.splice(0, life.proofs.length, ...staying)
    life.toldOn = undefined
    if (staying.length > 0) return rewrite(life.id, { lookOn: today, endedOn: life.caseEndedOn as string })
    life.hasKey = false
    rows.delete(life.id)
    return undefined
  }

  const cases: CaseClock = {
    async *toLookAt(until) {
      today = until
      const due = [...rows.values()].filter(({ lookOn }) => lookOn <= until)
      yield* due.toSorted((one, other) => one.lookOn.localeCompare(other.lookOn))
    },
    async find(id) {
      if (!rows.has(id)) return undefined
      const kept = keptOf(id)
      const merged = (kept.retention?.merged ?? []).map(keptOf)
      const referrals = [kept, ...merged].flatMap((each) => lifeOf(each.id).referrals)
      return { kept, merged, referrals }
    },
    proofEnding: async ({ id }) => firstEnding(endingsOf(lifeOf(id))),
    async wait({ id, retention }, dueOn, lookOn) {
      const { announced } = retention ?? {}
      rewrite(id, { lookOn, ...(dueOn && { dueOn }), ...(announced && { announced }) })
    },
    async tell({ id }, announced, lookOn) {
      lifeOf(id).toldOn = announced
      rewrite(id, { lookOn, announced, dueOn: announced.dueOn })
    },
    async endCase({ kept, merged }, day) {
      for (const { id } of [...merged, kept]) {
        const life = lifeOf(id)
        life.caseEndedOn = day
        settle(life)
      }
    },
    async endProof({ id }) {
      settle(lifeOf(id))
    },
    stands: async (id) => lifeOf(id).caseEndedOn === undefined,
  }

  return {
    lives,
    rows,
    programmes,
    cases,
    runs(life) {
      const { closedOn, id, mergedInto } = life
      const merged = [...lives.values()].filter((each) => each.mergedInto === id)
      // As much of a case as decides about its time.
      const participant = {
        id,
        openedAt: '2026-01-01T00:00:00.000Z',
        stage: closedOn === undefined ? 'in_plan' : 'closed',
        stageSteps: closedOn === undefined ? [] : [{ stage: 'closed', at: `${closedOn}T12:00:00.000Z`, by }],
        ...(mergedInto && { mergedInto }),
        ...(merged.length > 0 && { merged: merged.map((each) => ({ participantId: each.id })) }),
      } as unknown as Parameters<typeof retentionOf>[0]
      const row = retentionOf(participant)
      life.toldOn = undefined
      if (row === undefined) rows.delete(id)
      else rows.set(id, row)
    },
    looksOn({ id }, day) {
      const row = rows.get(id)
      if (row !== undefined) rows.set(id, { ...row, lookOn: day })
    },
  }
}

export function aHold(n: number, until: CalendarDate, at: CalendarDate): Hold {
  return {
    id: `H${n}` as HoldId,
    ground: 'complaint',
    until,
    placedAt: `${at}T12:00:00.000Z`,
    placedBy: by,
  }
}
