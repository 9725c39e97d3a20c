import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { useStandardEditor } from '../editor/useStandardEditor'
import { CONTENT, draft, fakeServer, stale, WU } from '../testing'
import { keptText } from './keptText'
import { useSaving } from './useSaving'

let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function writing() {
  const editor = useStandardEditor(CONTENT)
  return { editor, saving: useSaving(draft(), editor, () => undefined) }
}

const start = () => scope.run(writing) as ReturnType<typeof writing>
const kept = (some = {}) => ({ body: draft(some) })

describe('what is written', () => {
  it('is saved once the writer pauses, on the revision that he read', async () => {
    const server = fakeServer({ 'PUT /standards/drafts/7': ({ body }) => kept({ ...body as object, revision: 2 }) })
    const { editor, saving } = start()
    editor.type(`${CONTENT}# one`)
    await vi.advanceTimersByTimeAsync(1000)
    editor.type(`${CONTENT}# one more`)
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.asked).toEqual([])
    await vi.advanceTimersByTimeAsync(600)
    expect(server.asked.map(({ body }) => body)).toEqual([{ content: `${CONTENT}# one more`, revision: 1 }])
    expect(saving.state.value).toBe('saved')
    expect(saving.saved.value.revision).toBe(2)
  })

  it('stays on the device until it is saved, and goes out again by itself', async () => {
    let up = false
    fakeServer({ 'PUT /standards/drafts/7': ({ body }) => {
      if (!up) throw new TypeError('no network')
      return kept({ ...body as object, revision: 2 })
    } })
    const { editor, saving } = start()
    editor.type('# mine')
    await vi.advanceTimersByTimeAsync(1600)
    expect(saving.state.value).toBe('failed')
    expect(keptText(7)).toEqual({ content: '# mine', revision: 1 })
    up = true
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saving.state.value).toBe('saved')
    expect(keptText(7)).toBeUndefined()
  })
})

describe('when somebody saved meanwhile', () => {
  const theirs = draft({ content: `${CONTENT}# theirs`, revision: 5, edited_by: WU })

  function meanwhile() {
    const server = fakeServer({
      'PUT /standards/drafts/7': ({ body }) =>
        (body as { revision: number }).revision === 5 ? kept({ ...body as object, revision: 6 }) : stale(),
      'GET /standards/drafts/7': () => ({ body: theirs }),
    })
    return { server, ...start() }
  }

  async function conflict() {
    const all = meanwhile()
    all.editor.type(`${CONTENT}# mine`)
    await vi.advanceTimersByTimeAsync(1600)
    return all
  }

  it('nothing is overwritten, and the writer sees who it was', async () => {
    const { saving, editor, server } = await conflict()
    expect(saving.state.value).toBe('stale')
    expect(saving.theirs.value?.edited_by).toEqual(WU)
    editor.type(`${CONTENT}# mine, further`)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(server.of('PUT /standards/drafts/7')).toHaveLength(1)
    expect(await saving.flush()).toBe(false)
  })

  it('he may go on with his own; theirs is one step back', async () => {
    const { saving, editor } = await conflict()
    await saving.decide(true)
    expect(saving.saved.value).toMatchObject({ content: `${CONTENT}# mine`, revision: 6 })
    editor.undo()
    expect(editor.text.value).toBe(`${CONTENT}# theirs`)
  })

  it('he may take theirs; his own is one step back', async () => {
    const { saving, editor } = await conflict()
    await saving.decide(false)
    expect(editor.text.value).toBe(`${CONTENT}# theirs`)
    expect(saving.state.value).toBe('saved')
    editor.undo()
    expect(editor.text.value).toBe(`${CONTENT}# mine`)
  })
})
