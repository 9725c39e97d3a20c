/** What a clock does when its end is near or past: the phone sounds and shakes, once for each. */

const KEPT_AT = 'doorstep.alarms'
const REMEMBERED = 200

function rung(): string[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AT) ?? '[]') as string[]
  } catch {
    // Somebody else's text under our name: as good as none.
    return []
  }
}

/** True the first time that it is asked for a key on this phone. */
export function firstTime(key: string): boolean {
  const known = rung()
  if (known.includes(key)) return false
  localStorage.setItem(KEPT_AT, JSON.stringify([...known, key].slice(-REMEMBERED)))
  return true
}

let sound: AudioContext | undefined

/** Browsers let a page sound only after it was touched. */
export function readySound(): void {
  if (!('AudioContext' in window)) return
  sound ??= new AudioContext()
  if (sound.state === 'suspended') void sound.resume()
}

/** Three tones, rising when it is late, and the phone shakes. */
export function ring(late: boolean): void {
  if ('vibrate' in navigator) navigator.vibrate(late ? [400, 150, 400, 150, 600] : [250, 150, 250])
  const playing = sound
  if (playing?.state !== 'running') return
  const pitches = late ? [660, 880, 1175] : [880, 880, 880]
  pitches.forEach((pitch, at) => tone(playing, pitch, at * 0.28))
}

function tone(on: AudioContext, pitch_hz: number, after_s: number): void {
  const [source, level, begin] = [on.createOscillator(), on.createGain(), on.currentTime + after_s]
  source.frequency.value = pitch_hz
  level.gain.setValueAtTime(0.0001, begin)
  level.gain.exponentialRampToValueAtTime(0.5, begin + 0.02)
  level.gain.exponentialRampToValueAtTime(0.0001, begin + 0.22)
  source.connect(level).connect(on.destination)
  source.start(begin)
  source.stop(begin + 0.24)
}
