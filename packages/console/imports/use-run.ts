import { sendRows } from '@passerelle/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '../api/api-context.tsx'
import { type Trouble, troubleOf } from '../api/trouble.ts'
import type { Answers, Progress, Reading, SentRow } from './import.ts'

/** What is sent: a file by its fingerprint, how its cells are read, and the rows. */
export type Run = {
  readonly fingerprint: string
  /** How many rows the file has altogether. */
  readonly of: number
  readonly reading: Reading
  readonly rows: readonly SentRow[]
  readonly dryRun: boolean
}

/**
 * Sends the rows of a file a few at a time, and shows how far that is. Whatever stops it (the line, the page that is
 * closed), it goes on where it stood: each row is taken in once, however often it is sent.
 */
export function useRun() {
  const api = useApi()
  const queries = useQueryClient()
  const [answers, setAnswers] = useState<Answers>(new Map())
  const [progress, setProgress] = useState<Progress>()
  const [running, setRunning] = useState<{ readonly done: number; readonly of: number }>()
  const [trouble, setTrouble] = useState<Trouble>()
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  async function run({ fingerprint, of, reading, rows, dryRun }: Run): Promise<boolean> {
    setTrouble(undefined)
    setRunning({ done: 0, of: rows.length })
    let done = 0
    try {
      const { body: begun } = await api.beginImport({ body: { fingerprint, rows: of } })
      setProgress(begun)
      for await (const answer of sendRows(api, begun.id, { fingerprint, dryRun, reading }, [...rows])) {
        if (!isShown.current) return false
        done += answer.rows.length
        setProgress(answer.progress)
        setRunning({ done, of: rows.length })
        setAnswers((known) => new Map([...known, ...answer.rows.map((each) => [each.row, each] as const)]))
      }
      return true
    } catch (error) {
      setTrouble(troubleOf(error))
      return false
    } finally {
      setRunning(undefined)
      if (!dryRun) void queries.invalidateQueries()
    }
  }

  /** Nothing is known of the rows any more: they will be read in another way. */
  function forget(): void {
    setAnswers(new Map())
    setTrouble(undefined)
  }

  return { run, forget, answers, progress, running, trouble }
}
