import { expect, it, vi } from 'vitest'
import { useTorch } from './useTorch'

const track = (capabilities: object | undefined, applyConstraints = vi.fn(() => Promise.resolve())) => ({
  applyConstraints, ...(capabilities ? { getCapabilities: () => capabilities } : {}),
}) as unknown as MediaStreamTrack

it('switches the light of a camera that has one, on and off', async () => {
  const torch = useTorch()
  const camera = track({ torch: true })
  torch.of(camera)
  expect([torch.can.value, torch.on.value]).toEqual([true, false])
  await torch.toggle()
  expect(torch.on.value).toBe(true)
  expect(camera.applyConstraints).toHaveBeenLastCalledWith({ advanced: [{ torch: true }] })
  await torch.toggle()
  expect(torch.on.value).toBe(false)
  expect(camera.applyConstraints).toHaveBeenLastCalledWith({ advanced: [{ torch: false }] })
})

it('offers none where there is none, or where the browser says nothing of it', () => {
  const torch = useTorch()
  for (const camera of [track({ torch: false }), track({}), track(undefined), undefined]) {
    torch.of(camera)
    expect(torch.can.value).toBe(false)
  }
})

it('takes the offer back when the camera can’t after all; the next camera is asked anew', async () => {
  const torch = useTorch()
  torch.of(track({ torch: true }, vi.fn(() => Promise.reject(new Error('no')))))
  await torch.toggle()
  expect([torch.can.value, torch.on.value]).toEqual([false, false])
  torch.of(track({ torch: true }))
  expect(torch.can.value).toBe(true)
})
