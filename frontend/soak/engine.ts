/**
 * A technician's thumb for tests: does the day's steps through the app's own forms, outbox and sync, without
 * drawing them. Built by scripts/soak.mjs, put into a page by tests/journeys and benchmarks/soak as `soak`.
 */
import { answer, api, Problem } from '@/shared/api'
import { OfflineDatabase, type OutEvent } from '@/shared/offline/database'
import { Outbox } from '@/shared/offline/outbox'
import type { Evidence } from '@/shared/offline/photo'
import { Sync } from '@/shared/offline/sync'
import { fieldPort } from '@/shared/offline/wire'
import { fetchDay } from '@/visits/calls'
import { bodyOf, picturesOf } from '@/visits/form'
import type { Body, DayBundle, FieldOrder, LogEvent } from '@/visits/model'
import { visitProgress } from '@/visits/progress'
import { filled, photoOf, signatureOf } from './filling'

/** The app waits from two seconds to five minutes; nobody has the time to watch that two hundred times. */
const HURRY = 40

interface Told {
  id: string
  order: string
  kind: string
  state: string
  body: Body
}

let outbox: Outbox | undefined
let sync: Sync | undefined
let day: DayBundle | undefined
let working = false
let failure: string | undefined

const box = (): Outbox => {
  if (!outbox) throw new Error('Call soak.open() first.')
  return outbox
}

/** The server may be away for a while: asks until it answers. */
async function persistently<T>(ask: () => Promise<T>, tries = 900): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await ask()
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'network' || left <= 0) throw thrown
      await new Promise((go) => setTimeout(go, 200))
    }
  }
}

/** Logs in by the API, unless the browser remembers. */
async function logIn(username: string, password: string): Promise<void> {
  const me = await persistently(() => answer(api.GET('/api/me')).catch((thrown: unknown) => {
    if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown
    return undefined
  }))
  if (me?.username === username) return
  await persistently(() => answer(api.POST('/api/session', { body: { username, password } })))
}

/** Opens the outbox of this person beside the app's own, which sees what is recorded here. */
async function open(username: string): Promise<void> {
  outbox?.db.close()
  outbox = new Outbox(new OfflineDatabase(username))
  await outbox.db.open()
}

/** Takes the day that the app keeps on the phone; without one, the server's. */
async function load(): Promise<string[]> {
  const kept = await box().db.bundles.get('day')
  day = (kept?.value as DayBundle | undefined) ?? (await persistently(fetchDay))
  if (!kept) await box().db.bundles.put({ key: 'day', value: day, fetched_at: day.now })
  return day.orders.map(({ number }) => number)
}

/** The app's own engine in a hurry; only where the app itself isn't open. */
function startSync(): void {
  sync = new Sync(box(), fieldPort, (ms, what) => {
    const id = setTimeout(what, ms / HURRY)
    return () => clearTimeout(id)
  })
  sync.start()
}

function orderOf(number: string): FieldOrder {
  const order = day?.orders.find((each) => each.number === number)
  if (!order) throw new Error(`No order ${number} on this phone: call soak.load() and look at its day.`)
  return order
}

async function logOf(order: FieldOrder): Promise<LogEvent[]> {
  const recorded = await box().db.events.where('order').equals(order.number).sortBy('place')
  const known = new Set(order.events.map(({ id }) => id))
  return [...order.events, ...recorded.filter(({ id }) => !known.has(id))]
}

/**
 * Does the next step of the order by the book; undefined when none is left. Returns the event's kind. Where the app
 * is open, its own sync hears that there is something to send: as if the network had come back.
 */
async function step(number: string, mark = number): Promise<string | undefined> {
  // The app beside us may have fetched the day anew and let go of the records that stand in it.
  await load()
  const order = orderOf(number)
  const log = await logOf(order)
  const next = visitProgress(order.steps, log).find(({ answers }) => !answers.length)
  if (!next) return undefined
  const draft = await filled(next, order, log, mark)
  const body = JSON.parse(JSON.stringify(bodyOf(next.step, draft))) as Body
  await box().record({ order: number, kind: next.step.event, body, evidence: picturesOf(next.step, draft) })
  if (sync) void sync.now()
  else window.dispatchEvent(new Event('online'))
  return next.step.event
}

const drawn = new Map<string, Evidence>()

/** A picture, or ink, for an event that `say` will name; returns what the event says of it. */
async function draw(slot: string, words: string, ink: boolean): Promise<Body> {
  const picture = await (ink ? signatureOf : photoOf)(words)
  drawn.set(picture.sha256, picture)
  return { slot, sha256: picture.sha256, media_type: picture.mediaType, taken_at: picture.takenAt }
}

/** Records what no form of a step asks: what a hotel's screens write about a room. */
async function say(number: string, kind: string, body: Body): Promise<void> {
  const words = JSON.stringify(body)
  const evidence = [...drawn.values()].filter(({ sha256 }) => words.includes(sha256))
  await box().record({ order: number, kind, body, evidence })
  if (!sync) window.dispatchEvent(new Event('online'))
}

/** Does all that is left of these orders, one after another; `begin` doesn't wait for it. */
async function work(numbers: string[], pause_ms = 0): Promise<void> {
  for (const number of numbers) {
    while (await step(number)) await new Promise((go) => setTimeout(go, pause_ms))
  }
}

function begin(numbers: string[], pause_ms: number): void {
  working = true
  failure = undefined
  work(numbers, pause_ms)
    .catch((thrown: unknown) => (failure = thrown instanceof Error ? thrown.stack : String(thrown)))
    .finally(() => (working = false))
}

const told = ({ id, order, kind, state, body }: OutEvent): Told => ({ id, order, kind, state, body })

/** What the phone holds now. */
async function held() {
  const events = await box().db.events.orderBy('place').toArray()
  const evidence = await box().db.evidence.toArray()
  const waits = events.filter(({ state }) => state === 'queued' || state === 'sending').length
  return {
    working, failure, waits,
    events: events.map(told),
    evidence: evidence.map(({ sha256, state }) => ({ sha256, state })),
    problem: sync?.status.problem?.code,
  }
}

/** How much waits, cheaply: asked a few times a second. */
async function waiting() {
  const [waits, pictures] = await Promise.all([
    box().db.events.where('state').anyOf('queued', 'sending').count(),
    box().db.evidence.where('state').equals('waiting').count(),
  ])
  return { working, failure, waits, pictures }
}

/** The steps that an order has, as kinds of events in the order of work. */
const plan = (number: string): string[] => orderOf(number).steps.map(({ event }) => event)

Object.assign(globalThis, { soak: { logIn, open, load, startSync, step, say, draw, work, begin, held, waiting, plan } })
