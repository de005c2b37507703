import { longestTyped } from '@passerelle/contract/own-page'
import type { PlainMeKey } from '@passerelle/messages/me'
import { type Html, html } from '@passerelle/runtime/html'
import type { Untold } from '../own-api.ts'
import { wayIn } from './page.ts'
import type { Words } from './words.ts'

/** What is in the way: a field that holds no code or no PIN, or what the API said to both. */
export type Amiss =
  | { readonly kind: 'code'; readonly count: number }
  | { readonly kind: 'pin' }
  | { readonly kind: Untold }

const notices = {
  refused: ['door.refused', 'door.refusedText'],
  busy: ['trouble.busy', 'trouble.busyText'],
  down: ['trouble.down', 'trouble.downText'],
} as const satisfies Readonly<Record<Untold, readonly [PlainMeKey, PlainMeKey]>>

/** The way in once more, with what is amiss. */
export function doorOf(words: Words, amiss: Amiss, code: string): Html {
  const { language, say } = words
  const wrongCode = amiss.kind === 'code' ? say('door.codeWrong', { count: String(amiss.count) }) : undefined
  const wrongPin = amiss.kind === 'pin' ? say('door.pinWrong') : undefined
  const { kind } = amiss
  return html`<h1>${say('title')}</h1>
${kind === 'code' || kind === 'pin' ? undefined : notice(words, notices[kind])}
<form method="post" action="/v1/self/page">
${field('code', say('door.code'), say('door.codeHint'), wrongCode, html`maxlength="${longestTyped.code}" value="${code}"`)}
${field('pin', say('door.pin'), say('door.pinHint'), wrongPin, html`maxlength="${longestTyped.pin}" inputmode="numeric"`)}
<button type="submit" name="language" value="${language}">${say('door.enter')}</button>
</form>
<p><a href="${wayIn}">${say('door.other')}</a></p>`
}

/** Says that nothing could be made of what was sent, or of anything at present. */
export function unreadOf(words: Words, isOurs: boolean): Html {
  const { say } = words
  return html`<h1>${say('title')}</h1>
${notice(words, isOurs ? notices.down : ['plain.unread', 'plain.unreadText'])}
<p><a href="${wayIn}">${say('back')}</a></p>`
}

function notice({ say }: Words, [title, text]: readonly [PlainMeKey, PlainMeKey]): Html {
  return html`<div class="notice grave" role="alert"><strong>${say(title)}</strong><p>${say(text)}</p></div>`
}

function field(
  name: 'code' | 'pin',
  label: string,
  hint: string,
  wrong: string | undefined,
  more: Html,
): Html {
  const about = wrong === undefined ? `${name}-hint` : `${name}-hint ${name}-error`
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" required autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr" aria-describedby="${about}" ${more}${wrong === undefined ? undefined : html` aria-invalid="true" autofocus`}>
<small id="${name}-hint">${hint}</small>
${wrong === undefined ? undefined : html`<small id="${name}-error" class="error">${wrong}</small>`}
</div>`
}
