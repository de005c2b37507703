import { expect, test } from 'vitest'
import type { Findable } from './name-index.ts'
import { indexOf } from './name-index.ts'
import { isPlaceLike, rank, search } from './search.ts'

/** People who are known by a full name, whose last word is the family name. */
function people(...fullNames: string[]): Findable<string>[] {
  return fullNames.map((fullName) => {
    const [given = '', family] = fullName.split(' ')
    return { id: fullName, names: [family === undefined ? { given } : { given, family }] }
  })
}

function found(query: string, among: Findable<string>[], limit = 10): string[] {
  return rank(query, among, limit).map(({ id }) => id)
}

const others = people(
  'Kwame Mensah',
  'Binta Diallo',
  'Besnik Krasniqi',
  'زرغونه وردک',
  'Petar Jovanović',
  'Uzoma Okonkwo',
)

test('Mohammed is found by every spelling, in both scripts and both ways', () => {
  const spellings = ['Mohammed', 'Muhammad', 'Mohamed', 'Mahomet', 'Mouhamed', 'محمد', 'مُحَمَّد', 'MOHAMMAD']
  for (const stored of spellings) {
    for (const query of spellings) expect(found(query, [...others, ...people(stored)])[0]).toBe(stored)
  }
})

test('names that German, English, French, Turkish and Arabic papers spell differently are found', () => {
  const families = [
    ['Schirin', 'Shirin', 'Chirine', 'Şirin', 'شيرين', 'شیرین'],
    ['Dschawad', 'Javad', 'Djawad', 'جواد'],
    ['Chalid', 'Khalid', 'Khaled', 'خالد'],
    ['Kassem', 'Qasim', 'Ghasem', 'قاسم'],
    ['Yusuf', 'Yousef', 'Jussuf', 'Youssouf', 'یوسف', 'يوسف'],
    ['Abdulrahman', 'Abderrahman', 'Abdourahmane', 'عبد الرحمن', 'عبدالرحمن'],
    ['Hoxha', 'Hodscha', 'Hodža'],
    ['Jovanović', 'Jovanovic', 'Jowanowitsch', 'Јовановић'],
  ]
  for (const spellings of families) {
    for (const stored of spellings) {
      const among = [...others.slice(0, 3), { id: stored, names: [{ given: stored }] }]
      for (const query of spellings) expect(found(query, among)[0]).toBe(stored)
    }
  }
})

test('Hassan and Hussein are two names, and so are Farid and Farida', () => {
  const among = people('Hussein Ahmadi', 'Hassan Ahmadi', 'Farida Karimi', 'Farid Karimi')
  for (const query of ['Hassan Ahmadi', 'Hasan Ahmadi', 'حسن احمدی'])
    expect(found(query, among)[0]).toBe('Hassan Ahmadi')
  for (const query of ['Hussein Ahmadi', 'Hossein Achmadi', 'حسین احمدی', 'Hüseyin Ahmedi']) {
    expect(found(query, among)[0]).toBe('Hussein Ahmadi')
  }
  expect(found('Farid Karimi', among)[0]).toBe('Farid Karimi')
  expect(found('Farideh Karimi', among)[0]).toBe('Farida Karimi')
})

test('the very spelling comes first, and equals one', () => {
  const [first] = rank('Muhammad', people('Mohammed', 'Muhammad', 'محمد'), 3)
  expect(first).toEqual({ id: 'Muhammad', score: 1 })
})

test('the order of given and family name does not matter, nor does an article', () => {
  expect(found('Diallo Binta', others)[0]).toBe('Binta Diallo')
  const among: Findable<string>[] = [
    ...others,
    { id: 'Al-Khatib', names: [{ given: 'Omar', family: 'Al-Khatib' }] },
  ]
  for (const query of ['Omar Khatib', 'عمر الخطيب', 'Omar Alchatib', 'El Khatib'])
    expect(found(query, among)[0]).toBe('Al-Khatib')
})

test('parts that one paper joins and another separates are found either way', () => {
  const names = ['Abdulkarim', 'Abdul Karim', 'Abd el-Kerim', 'عبد الكريم', 'عبدالکریم']
  for (const given of names) {
    const among: Findable<string>[] = [...others, { id: 'he', names: [{ given, family: 'Noori' }] }]
    for (const query of names) expect(found(`${query} Nouri`, among)[0]).toBe('he')
  }
})

test('a person is found by each of several names', () => {
  const among: Findable<string>[] = [
    ...others,
    {
      id: 'she',
      names: [{ given: 'Fatemeh', family: 'Rezaei' }, { given: 'فاطمه', family: 'رضایی' }, { given: 'Mina' }],
    },
  ]
  for (const query of ['Fatima Rezai', 'فاطمة رضایی', 'Mina']) expect(found(query, among)[0]).toBe('she')
})

test('a year of birth in the query puts those first who were born then', () => {
  const namesakes: Findable<string>[] = [1990, 1985, 1972].map((birthYear) => ({
    id: String(birthYear),
    names: [{ given: 'Ali', family: 'Ahmadi' }],
    birthYear,
  }))
  expect(found('Ali Ahmadi 1985', namesakes)[0]).toBe('1985')
  expect(found('1973 Ali Ahmadi', namesakes)[0]).toBe('1972')
})

test('the beginning of a name finds it while one types', () => {
  expect(found('Krasn', others)).toEqual(['Besnik Krasniqi'])
  expect(found('Okon', others)).toEqual(['Uzoma Okonkwo'])
})

test('a name that nobody has finds nobody', () => {
  expect(found('Xu', others)).toEqual([])
  expect(found('Schwarzenberger', others)).toEqual([])
})

test('a query without a name finds nobody, and an odd or endless one does no harm', () => {
  for (const query of ['', '   ', '1985', '*', '#', '%_', '()', '\u0000', '😀', 'ـــ', '\ud800']) {
    expect(found(query, others)).toEqual([])
  }
  expect(() => found('محمد '.repeat(10_000), others)).not.toThrow()
  expect(() => found('a'.repeat(100_000), others)).not.toThrow()
  for (const query of ['__proto__', 'constructor', 'toString'])
    expect(() => found(query, others)).not.toThrow()
})

test('a name in a script that is not read by sound is found by its letters', () => {
  const among = [...others, ...people('ሰላም ተስፋዬ')]
  expect(found('ሰላም', among)).toEqual(['ሰላም ተስፋዬ'])
})

test('the index is made once and searched often, and no more are found than were asked for', () => {
  const index = indexOf(people(...Array.from({ length: 30 }, (_, at) => `Ali Ahmadi${'i'.repeat(at % 3)}`)))
  expect(search(index, 'Ali', 10)).toHaveLength(10)
  expect(search(index, 'Ali', 50)).toHaveLength(30)
})

test('a letter that only some keyboards have is found without it, and the other way round', () => {
  const families = [
    ['Weiß', 'Weiss', 'WEISS', 'WEIẞ'],
    ['Großmann', 'Grossmann'],
    ['Jäger', 'Jaeger', 'Jager'],
    ['Müller', 'Mueller', 'Muller'],
    ['Götz', 'Goetz'],
    ['Sørensen', 'Soerensen', 'Sorensen', 'Sörensen'],
    ['Łukasz', 'Lukasz'],
    ['Wałęsa', 'Walesa'],
    ['Đorđević', 'Djordjevic', 'Dordevic'],
    ['İbrahim', 'Ibrahim', 'IBRAHIM', 'ibrahim'],
    ['Işık', 'Isik', 'ISIK', 'ışık'],
    ['Æthelred', 'Aethelred'],
    ['Þórsson', 'Thorsson'],
    ['Guðmundur', 'Gudmundur'],
    ['Åberg', 'Aaberg', 'Aberg'],
    ['Ștefan', 'Ştefan', 'Stefan'],
    ['Ɓoyi', 'Boyi'],
    ['Oʻktam', 'Oktam', 'O’ktam'],
  ]
  for (const spellings of families) {
    for (const stored of spellings) {
      const among = [...others, { id: stored, names: [{ given: stored }] }]
      for (const query of spellings) expect([query, found(query, among)[0]]).toEqual([query, stored])
    }
  }
  expect(rank('Weiss', people('Weiß'), 1)[0]?.score).toBe(1)
})

test('a place is the same in whichever spelling, and as a part of what was written', () => {
  expect(isPlaceLike('Thies', 'Thiès')).toBe(true)
  expect(isPlaceLike('pikine', 'Dakar, Pikine')).toBe(true)
  expect(isPlaceLike('دكار', 'Dakar')).toBe(true)
  for (const other of ['Ziguinchor', '']) expect(isPlaceLike('Pikine', other)).toBe(false)
})
