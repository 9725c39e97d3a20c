import { describe, expect, it } from 'vitest'
import type { Evidence } from '@/shared/offline/photo'
import { laidOut, picturesIn, withPicture } from './slots'

const picture = (sha256: string): Evidence => ({ sha256, blob: new Blob(), mediaType: 'image/jpeg', takenAt: '' })
const names = (slot: string, pictures: Record<string, Evidence>) =>
  picturesIn(slot, pictures).map(({ sha256 }) => sha256)

describe('a slot with several pictures', () => {
  const two = withPicture('route', 'new', picture('b'), withPicture('route', 'new', picture('a'), { other: picture('x') }))

  it('keeps them in order, beside other slots', () => {
    expect(names('route', two)).toEqual(['a', 'b'])
    expect(names('other', two)).toEqual(['x'])
  })

  it('takes one again in its place', () => {
    expect(names('route', withPicture('route', 'route', picture('c'), two))).toEqual(['c', 'b'])
  })

  it('moves the others up when one is taken away', () => {
    expect(names('route', withPicture('route', 'route', undefined, two))).toEqual(['b'])
  })

  it('lays out what an event names', () => {
    const again = laidOut([['route', picture('a')], ['before', picture('z')], ['route', picture('b')]])
    expect(names('route', again)).toEqual(['a', 'b'])
    expect(names('before', again)).toEqual(['z'])
  })
})
