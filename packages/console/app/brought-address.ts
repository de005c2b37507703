/** The part of the browser's history that is looked at and written. */
type Place = Pick<History, 'state' | 'replaceState'>

/**
 * Takes the address of a screen out of the bar while nobody is signed in, if somebody was at that screen in this window.
 * The console marks each entry of the history at which somebody was; an address without that mark was brought along, in
 * a letter, say, and leads to its screen after the signing in.
 */
export function forgetVisited(place: Place, page: string): void {
  if (place.state !== null) place.replaceState(null, '', page)
}
