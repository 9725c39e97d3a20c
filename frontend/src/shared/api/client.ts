import createClient, { type Middleware } from 'openapi-fetch'
import { locale } from '@/shared/i18n'
import { networkProblem, problemOf } from './failures'
import type { paths } from './schema'

const ACCEPT: Record<ReturnType<typeof locale>, string> = { zh: 'zh-CN,zh;q=0.9,en;q=0.5', en: 'en,zh;q=0.5' }
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

function csrfToken(): string | undefined {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1]
}

let phone: string | undefined

/** From now on each request says from which phone it comes, so that a lost one can be cut off. */
export function speakForPhone(id: string): void {
  phone = id
}

/** The headers that each request to our server carries: the language, the phone, and Django's token on writes. */
export function ourHeaders(method: string): Record<string, string> {
  const token = csrfToken()
  return {
    'Accept-Language': ACCEPT[locale()],
    ...(phone === undefined ? {} : { 'X-Doorstep-Phone': phone }),
    ...(token !== undefined && !SAFE.has(method) ? { 'X-CSRFToken': token } : {}),
  }
}

const answerWatchers = new Set<() => void>()

/** Calls back at each answer of our server, whatever it says. Returns the way to stop. */
export function onAnswer(callback: () => void): () => void {
  answerWatchers.add(callback)
  return () => answerWatchers.delete(callback)
}

const answered = (): void => answerWatchers.forEach((tell) => tell())

const ours: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(ourHeaders(request.method))) request.headers.set(name, value)
    return request
  },
  async onResponse({ response }) {
    answered()
    if (response.ok) return response
    throw await problemOf(response)
  },
  onError({ error }) {
    return networkProblem(error)
  },
}

/** The typed client. Every failure is thrown as a `Problem`; take the answer with `answer()`. */
export const api = createClient<paths>({ baseUrl: '/', fetch: (request) => globalThis.fetch(request) })
api.use(ours)

/** The body of a successful call: `const me = await answer(api.GET('/api/me'))`. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}

interface More {
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** A request whose body is no JSON of the typed client (photos, files). Throws `Problem`. */
export async function send(
  method: string, path: string, body: BodyInit, type: string, more: More = {},
): Promise<Response> {
  const headers = { ...ourHeaders(method), 'Content-Type': type, ...more.headers }
  const { signal = null } = more
  const response = await fetch(path, { method, body, headers, signal }).catch((cause: unknown) => {
    throw networkProblem(cause)
  })
  answered()
  if (!response.ok) throw await problemOf(response)
  return response
}
