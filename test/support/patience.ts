/**
 * By how much the time limits of a local cloud are longer than the template's: a function that hangs is found in minutes,
 * and one that waits for a processor has not hung.
 */
export const patience = 30
