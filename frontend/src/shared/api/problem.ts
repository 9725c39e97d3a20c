import type { Bilingual } from '@/shared/i18n'

/** A field that the server can't take, and why: in both languages, or in a validator's own words. */
export type FieldProblem = { field: string } & (Bilingual | { reason: string })

/** A clause that forbids the step, what is missing, and how to mend it. */
export interface Block {
  clause: string
  source: string
  title: Bilingual
  mend: Bilingual
  missing: { kind: string; title: Bilingual }[]
}

/** What the server says when it refuses: RFC 9457 with our members. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  code: string
  mend: string
  detail?: string
  retryable?: boolean
  /** Of a fault on the server: what its administrator finds it by. */
  error_id?: string
  /** When clauses forbid it: which, e.g. `TOUCH-3`. */
  blocks?: Block[]
  fields?: FieldProblem[]
  [member: string]: unknown
}

/** A refusal or a failure that a person can read: what happened, and what to do next. */
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(`${body.code}: ${body.title}`)
    this.name = 'Problem'
  }

  get status(): number {
    return this.body.status
  }

  get code(): string {
    return this.body.code
  }

  get title(): string {
    return this.body.title
  }

  get mend(): string {
    return this.body.mend
  }

  get blocks(): Block[] {
    return this.body.blocks ?? []
  }

  get fields(): FieldProblem[] {
    return this.body.fields ?? []
  }

  get retryable(): boolean {
    return this.body.retryable ?? false
  }
}
