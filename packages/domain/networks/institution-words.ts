import { words } from '../casework/names/fold.ts'
import { withoutArticle } from '../casework/names/parts.ts'
import { readWord } from '../casework/names/read-word.ts'
import type { Spelling } from '../casework/names/spelling.ts'

/** A word of an institution's name, ready to be compared. */
export type NameWord = {
  readonly folded: string
  readonly spelling: Spelling
  /** How much it says: a word such as `association` stands in many names. */
  readonly weight: number
  /** Whether it was cut short with a full stop: `Mig.` */
  readonly isCut: boolean
}

// Legal forms and what an institution says of being none of the state: they make no other institution of it.
const forms = setOf(
  'ac iap iba sc scp sa sas sarl sl cv rl ev vl eingetragener ggmbh gmbh ug ag mbh kg gug asbl vzw aisbl ong osc ngo nro oing npo',
  'inc incorporated ltd limited llc llp plc cic cio cbo spa onlus aps ets srl scrl civil privada asistencia gemeinnützig gemeinnützige',
)

const joining = setOf(
  'de del la las los lo el y e o u a al en con por para un una the of for and in at on to et du des le les l d aux au',
  'und für fur der die das den dem im am von vom zu zur zum i w و ال في من على لل',
)

/** Words that stand in the names of many institutions, each with those of other languages that mean the same. */
const general: ReadonlyMap<string, string> = new Map(
  [
    'asociacion asoc association assoc assn ass asn associacao verein vereinigung جمعية jamiya jamiyya jamiyat jamia رابطة',
    'fundacion fund fundac foundation fdn stiftung fondation مؤسسة muassasa mouassassa moassasa',
    'centro centre center ctr zentrum مركز markaz merkez',
    'instituto inst institute institut معهد mahad',
    'organizacion org organisation organization منظمة munazzama monazama',
    'universidad univ university universite universität uni جامعة',
    'escuela esc school schule ecole مدرسة madrasa',
    'albergue shelter refugio refuge hogar foyer ملجأ',
    'comite committee komitee لجنة',
    'red network netzwerk reseau شبكة shabaka',
    'servicio serv service services servicios',
    'grupo group gruppe groupe',
    'proyecto project projekt projet',
    'estatal staatliche staatlich staatl',
  ].flatMap((line) => {
    const all = words(line)
    return all.map((word) => [withoutMarks(word), all[0] ?? word] as const)
  }),
)

const shortForms: ReadonlyMap<string, string> = new Map([
  ['sta', 'santa'],
  ['sto', 'santo'],
  ['st', 'saint'],
  ['ntra', 'nuestra'],
  ['sra', 'senora'],
  ['gral', 'general'],
  ['nal', 'nacional'],
  ['mpal', 'municipal'],
  ['hnos', 'hermanos'],
  ['intl', 'international'],
])

const generalWeight = 0.3

/** The names that one name holds: what stands in brackets is another one, mostly a short one. */
export function namesIn(name: string): readonly string[] {
  const inside = [...name.matchAll(/\(([^()]+)\)/g)].map(([, text]) => text ?? '')
  return [name.replace(/\([^()]*\)/g, ' '), ...inside].filter((each) => words(each).length > 0)
}

/** The words of a name that tell it from others. A name that is nothing but a legal form keeps all of its words. */
export function tellingWords(name: string): readonly NameWord[] {
  const all = tokensOf(name)
  const telling = all.filter(({ folded }) => !forms.has(folded) && !joining.has(folded))
  return (telling.length > 0 ? telling : all).map(wordOf)
}

/** The first letters of all its words, and of those that say something: what an acronym is made of. */
export function initialsOf(name: string): ReadonlySet<string> {
  const all = tokensOf(name).map(({ folded }) => folded)
  const telling = all.filter((word) => !joining.has(word))
  const named = telling.filter((word) => !forms.has(word))
  return new Set([all, telling, named].map((some) => some.map((word) => word[0] ?? '').join('')))
}

type Token = { readonly folded: string; readonly isCut: boolean }

function tokensOf(name: string): readonly Token[] {
  // `A. C.` and `A.C.` are one word, and so is `S.A.`
  const joined = name.replace(
    /(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}/gu,
    (dotted) => `${dotted.replace(/[.\s]/g, '')} `,
  )
  return [...joined.matchAll(/[\p{L}\p{M}\p{N}\u0640'’]+\.?/gu)].flatMap(([written]) =>
    words(written).map((folded) => ({ folded, isCut: written.endsWith('.') })),
  )
}

function wordOf({ folded, isCut }: Token): NameWord {
  const plain = withoutMarks(shortForms.get(folded) ?? withoutArticle(folded) ?? folded)
  const meaning = general.get(plain) ?? general.get(withoutMarks(folded))
  const word = meaning ?? plain
  return {
    folded: word,
    spelling: readWord(word),
    weight: meaning === undefined ? 1 : generalWeight,
    isCut: isCut && meaning === undefined,
  }
}

/** `ción` and `cion` are written by the same people. */
function withoutMarks(word: string): string {
  return /\p{Script=Latin}/u.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word
}

function setOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(words))
}
