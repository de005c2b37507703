import { type PublicVacancy, type VacancyLine, vacancyLineOf } from '@passerelle/domain/vacancies'
import { clearEntity, readClear } from '../engine/entity.ts'
import { isSameKey } from '../engine/keys/key.ts'
import { publicVacancyKeys } from '../engine/keys/vacancies.ts'
import type { Item, Row } from '../engine/row.ts'
import { absent, at, contended, remove, set, type Write } from '../engine/write.ts'

export function readPublicVacancy(item: Item): PublicVacancy {
  return readClear('PublicVacancy', item)
}

export function readVacancyLine(item: Item): VacancyLine {
  return readClear('VacancyLine', item)
}

/** Puts a vacancy in the place of what is shown of it, in the list of its country too; `contended` where that has changed. */
export function vacancyWrites(
  before: PublicVacancy | undefined,
  after: PublicVacancy | undefined,
): readonly Write[] {
  const id = before?.id ?? after?.id
  if (id === undefined) throw new TypeError('nothing is put in the place of nothing')
  const key = publicVacancyKeys.vacancy(id)
  const when = before === undefined ? absent : at(before.version)
  const own = after === undefined ? remove(key) : set({ key, ...clearEntity('PublicVacancy', after) })
  const [stood, stands] = [before && lineOf(before), after && lineOf(after)]
  const isLeft = stood !== undefined && !(stands !== undefined && isSameKey(stood.key, stands.key))
  return [
    { ...own, when, otherwise: contended },
    ...(stands === undefined ? [] : [set(stands)]),
    ...(isLeft ? [remove(stood.key)] : []),
  ]
}

function lineOf(vacancy: PublicVacancy): Row {
  const line = vacancyLineOf(vacancy)
  const key = publicVacancyKeys.inCountry(line.workplace.country, line)
  return { key, ...clearEntity('VacancyLine', line) }
}
