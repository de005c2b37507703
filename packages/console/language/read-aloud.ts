/** Whether this machine has a voice at all. */
export function canReadAloud(): boolean {
  return 'speechSynthesis' in globalThis
}

/**
 * Reads a text aloud by the machine's own voice, where it has one for the language; nothing leaves the machine.
 *
 * @returns how to stop it
 */
export function readAloud(text: string, language: string, onEnd: () => void): () => void {
  speechSynthesis.cancel()
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.lang = language
  utterance.onend = onEnd
  utterance.onerror = onEnd
  speechSynthesis.speak(utterance)
  return () => speechSynthesis.cancel()
}
