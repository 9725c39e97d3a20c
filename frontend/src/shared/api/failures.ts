import { t } from '@/shared/i18n'
import { Problem, type ProblemBody } from './problem'

const isProblemBody = (value: unknown): value is ProblemBody =>
  typeof value === 'object' && value !== null && 'title' in value && 'code' in value && 'mend' in value

const loginWatchers = new Set<() => void>()

/** Calls back when the server says that nobody is logged in any more. Returns the way to stop. */
export function onLoginNeeded(callback: () => void): () => void {
  loginWatchers.add(callback)
  return () => loginWatchers.delete(callback)
}

/** The problem that a failed response carries, or one that says that it can't be read. */
export async function problemOf(response: Response): Promise<Problem> {
  if (response.status === 401) loginWatchers.forEach((tell) => tell())
  const text = await response.text()
  try {
    const body: unknown = JSON.parse(text)
    if (isProblemBody(body)) return new Problem({ ...body, status: response.status })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  const { status } = response
  return new Problem({
    type: 'about:blank',
    status,
    code: 'unreadable',
    title: t('problems.unreadable.title', { status }),
    mend: t('problems.unreadable.mend'),
    detail: text.slice(0, 200),
    retryable: status >= 500,
  })
}

/** No answer came: the network is down, or the server is. */
export const networkProblem = (cause: unknown): Problem =>
  new Problem({
    type: 'about:blank',
    status: 0,
    code: 'network',
    title: t('problems.network.title'),
    mend: t('problems.network.mend'),
    detail: String(cause),
    retryable: true,
  })

/** Anything thrown, as a problem to show; a fault of our own code keeps its text as the detail. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  return new Problem({
    type: 'about:blank',
    status: 0,
    code: 'unexpected',
    title: t('problems.unexpected.title'),
    mend: t('problems.unexpected.mend'),
    detail: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
  })
}
