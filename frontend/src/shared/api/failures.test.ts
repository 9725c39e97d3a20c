import { afterEach, describe, expect, it, vi } from 'vitest'
import { setLocale } from '@/shared/i18n'
import { problemLines } from '@/shared/ui/presenters/words'
import { answer, api, ourHeaders } from './client'
import { asProblem, onLoginNeeded, problemOf } from './failures'
import { Problem } from './problem'

const BODY = {
  type: 'urn:doorstep:problem:step-refused', title: '现在不能做这一步', status: 409, code: 'step-refused', mend: '先取得客户同意。',
  blocks: [{
    clause: 'touch-plan-agreed', source: 'TOUCH-9', title: { zh: '方案要客户同意', en: 'The customer agrees the plan' },
    mend: { zh: '请客户确认。', en: 'Ask the customer.' },
    missing: [{ kind: 'plan.agreed', title: { zh: '客户同意方案', en: 'Wiring plan agreed' } }],
  }],
}

const problemResponse = (status: number, body: unknown) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })

afterEach(() => {
  vi.unstubAllGlobals()
  setLocale('zh')
  document.cookie = 'csrftoken=; expires=Thu, 01 Jan 1970 00:00:00 GMT'
})

describe('a failed response', () => {
  it('becomes the problem that it carries, with its clause and what is missing', async () => {
    const problem = await problemOf(problemResponse(409, BODY))
    expect(problem.code).toBe('step-refused')
    expect(problemLines(problem)).toEqual(['先取得客户同意。', '条款 touch-plan-agreed：方案要客户同意 · 还差客户同意方案'])
    setLocale('en')
    expect(problemLines(problem)[1]).toBe(
      'Clause touch-plan-agreed: The customer agrees the plan · still missing Wiring plan agreed')
  })

  it('is said to be unreadable when it is no problem', async () => {
    const problem = await problemOf(problemResponse(502, '<html>Bad gateway</html>'))
    expect(problem).toMatchObject({ code: 'unreadable', status: 502, retryable: true })
    expect(problem.title).toContain('502')
  })

  it('tells who watches the login when nobody is logged in', async () => {
    const told = vi.fn()
    const stop = onLoginNeeded(told)
    await problemOf(problemResponse(401, { ...BODY, code: 'login-needed' }))
    await problemOf(problemResponse(403, BODY))
    stop()
    await problemOf(problemResponse(401, BODY))
    expect(told).toHaveBeenCalledTimes(1)
  })
})

describe('the client', () => {
  it('throws the problem', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(problemResponse(409, BODY)))
    await expect(answer(api.GET('/api/me'))).rejects.toBeInstanceOf(Problem)
  })

  it('says so when no answer comes', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(answer(api.GET('/api/me'))).rejects.toMatchObject({ code: 'network', retryable: true })
  })

  it('gives the token on writes only, and the language on screen', () => {
    document.cookie = 'csrftoken=abc'
    expect(ourHeaders('POST')).toMatchObject({ 'X-CSRFToken': 'abc' })
    expect(ourHeaders('GET')).not.toHaveProperty('X-CSRFToken')
    setLocale('en')
    expect(ourHeaders('GET')['Accept-Language']).toMatch(/^en/)
  })

  it('keeps our own faults apart from the server’s', () => {
    expect(asProblem(new TypeError('x is undefined'))).toMatchObject({ code: 'unexpected' })
  })
})
