import { ref } from 'vue'

/** Chromium's name for the light beside a camera; not in TypeScript's DOM. */
type Lit<T> = T & { torch?: boolean }

/** The camera's own light, where it has one that can be switched. Give it the track once it runs. */
export function useTorch() {
  const can = ref(false)
  const on = ref(false)
  let lit: MediaStreamTrack | undefined

  /** Looks whether this camera has a light; undefined: there is no camera any more. */
  function of(track: MediaStreamTrack | undefined): void {
    lit = track
    on.value = false
    // Firefox and Safari have no `getCapabilities`, or none that speaks of lights.
    can.value = (track?.getCapabilities?.() as Lit<MediaTrackCapabilities> | undefined)?.torch === true
  }

  async function toggle(): Promise<void> {
    const next = !on.value
    try {
      await lit?.applyConstraints({ advanced: [{ torch: next } as Lit<MediaTrackConstraintSet>] })
      on.value = next
    } catch {
      // Some cameras promise a light that they can't switch: then there is none.
      can.value = on.value = false
    }
  }

  return { can, on, of, toggle }
}
