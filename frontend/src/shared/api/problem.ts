import type { Bilingual } from '@/shared/i18n'

/** A field that the server can't take, and why: in both languages, or in a validator's own words. */
export type FieldProblem = { field: string } & (Bilingual | { reason: string })

/** What the server says when it refuses: RFC 9457 with our members. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  code: string
  mend: string
  detail?: string
  retryable?: boolean
  /** Id of the clause that forbids it, e.g. `TOUCH-3`. */
  clause?: string
  /** What must be there first. */
  missing?: (string | Bilingual)[]
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

  get clause(): string | undefined {
    return this.body.clause
  }

  get missing(): (string | Bilingual)[] {
    return this.body.missing ?? []
  }

  get fields(): FieldProblem[] {
    return this.body.fields ?? []
  }

  get retryable(): boolean {
    return this.body.retryable ?? false
  }
}
