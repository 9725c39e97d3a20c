import { evidenceOf, type Evidence } from '@/shared/offline/photo'

const [WIDTH, HEIGHT, LARGEST] = [900, 300, 120]

/** A name that was written with a keyboard, as the picture of a signature: PNG, ink on nothing. */
export async function drawnName(name: string): Promise<Evidence> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser draws no pictures.')
  const font = (size: number) => `italic ${size}px serif`
  pen.font = font(LARGEST)
  const size = Math.min(LARGEST, Math.floor((LARGEST * (WIDTH - 80)) / pen.measureText(name).width))
  pen.font = font(size)
  pen.fillStyle = '#10282d'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(name, WIDTH / 2, HEIGHT / 2)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error('The signature could not be drawn.')
  return evidenceOf(blob)
}
