import type { components } from '@/shared/api'
import type { Bilingual } from '@/shared/i18n'

export type ImportReport = components['schemas']['ImportReport']
export type RowProblem = ImportReport['problems'][number]

/** One kind of mistake, with every line that has it. */
export interface Mistake {
  key: string
  field: Bilingual
  reason: Bilingual
  lines: number[]
}

/** The mistakes of a file, the commonest first: one repair often mends many lines. */
export function mistakesOf(problems: RowProblem[]): Mistake[] {
  const found = new Map<string, Mistake>()
  for (const { code, field, field_title, reason, line } of problems) {
    const key = `${field ?? ''} ${code} ${reason.en}`
    const mistake = found.get(key) ?? { key, field: field_title, reason, lines: [] }
    if (!mistake.lines.includes(line)) mistake.lines.push(line)
    found.set(key, mistake)
  }
  return [...found.values()].sort((one, other) => other.lines.length - one.lines.length)
}

export type Verdict = 'empty' | 'nothing_new' | 'clean' | 'some_refused' | 'all_refused' | 'strict_refused'

/** What a report comes to, in one word. */
export function verdictOf({ received, known, refused, strict }: ImportReport): Verdict {
  if (refused > 0 && strict) return 'strict_refused'
  if (received + known + refused === 0) return 'empty'
  if (refused > 0) return received + known > 0 ? 'some_refused' : 'all_refused'
  return received > 0 ? 'clean' : 'nothing_new'
}

/** Whether taking the file in would add anything. */
export const worthTaking = (report: ImportReport): boolean =>
  report.received > 0 && ['clean', 'some_refused'].includes(verdictOf(report))

const SHOWN = 8

/** Line numbers as people say them: runs together, the first few. `more`: how many lines are left out. */
export function spans(lines: number[]): { text: string; more: number } {
  const sorted = [...lines].sort((one, other) => one - other)
  const runs: [number, number][] = []
  for (const line of sorted) {
    const last = runs.at(-1)
    if (last && line === last[1] + 1) last[1] = line
    else runs.push([line, line])
  }
  const shown = runs.slice(0, SHOWN)
  const count = shown.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  return { text: shown.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', '), more: lines.length - count }
}
